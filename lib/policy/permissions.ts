import type { Role } from './roles.ts';

const everybody = ['visitor', 'stranger', 'member', 'manager', 'admin', 'siteAdmin'] as const;
const signedIn = ['stranger', 'member', 'manager', 'admin', 'siteAdmin'] as const;
const clubMembers = ['member', 'manager', 'admin'] as const;
const clubStaff = ['manager', 'admin'] as const;
const clubAdmins = ['admin'] as const;
const siteAdmins = ['siteAdmin'] as const;
/** Site admins see what they have to moderate; they manage no club they are not admin of. */
const seenBy = {
  members: [...clubMembers, 'siteAdmin'],
  staff: [...clubStaff, 'siteAdmin'],
} as const;

/**
 * Who may do what: the whole matrix of clubs and of the site. What depends on an object besides is built on it, next
 * door: profiles.ts, accounts.ts, teams.ts, events.ts.
 */
export const permissions = {
  'club.create': signedIn,
  'club.see-public': everybody,
  'club.see-unlisted': everybody,
  'club.see-private': seenBy.members,
  'club.see-hidden': [...clubAdmins, 'siteAdmin'],
  'club.update': clubAdmins,
  'club.rename': clubAdmins,
  'club.delete': clubAdmins,
  'club.transfer': clubAdmins,

  'roster.see-public': everybody,
  'roster.see-members': seenBy.members,
  'roster.see-managers': seenBy.staff,

  'member.set-role': clubAdmins,
  'member.remove': clubAdmins,
  'member.leave': clubMembers,

  'invitation.list': clubAdmins,
  'invitation.create': clubAdmins,
  'invitation.resend': clubAdmins,
  'invitation.revoke': clubAdmins,
  'invitation.accept': signedIn,

  'request.create': ['stranger'],
  'request.withdraw': ['stranger'],
  'request.list': clubAdmins,
  'request.decide': clubAdmins,

  'team.see-public': everybody,
  'team.see-club': seenBy.members,
  'team.see-private': seenBy.staff,
  'team.create': clubStaff,
  'team.update': clubStaff,
  'team.archive': clubStaff,
  'team.set-members': clubStaff,

  'event.see-public': everybody,
  'event.see-unlisted': everybody,
  'event.see-club': seenBy.members,
  'event.see-invited': seenBy.staff,
  'event.see-private': seenBy.staff,
  'event.see-draft': seenBy.staff,
  'event.see-hidden': siteAdmins,

  'contact.send': everybody,
  'report.create': signedIn,
  'notification.read': signedIn,

  'admin.enter': siteAdmins,
  'admin.suspend': siteAdmins,
  'admin.reinstate': siteAdmins,
  'admin.decide-claim': siteAdmins,
  'admin.decide-report': siteAdmins,
  'admin.hide': siteAdmins,
  'admin.unhide': siteAdmins,
  'admin.handle-message': siteAdmins,
  'admin.act-on-cache': siteAdmins,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether somebody who is all of `held` may do it. */
export function can(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return held.some((role) => allowed.includes(role));
}
