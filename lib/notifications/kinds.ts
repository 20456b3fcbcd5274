type Club = { clubSlug: string; clubName: string };
type Profile = { simulator: string; identifier: string; displayName: string };

/** What each kind of notice tells. Names in it are as they were then. Nothing secret: it lies in the query layer. */
export type NotificationPayloads = {
  'account.welcome': Record<string, never>;
  'club.join-requested': Club & { handle: string; name: string };
  'club.join-accepted': Club;
  'club.join-refused': Club;
  'club.member-joined': Club & { name: string };
  'club.role-changed': Club & { role: 'member' | 'manager' | 'admin' };
  'club.member-removed': { clubName: string };
  'club.transferred': Club;
  'club.deleted': { clubName: string };
  'team.member-added': { clubSlug: string; teamSlug: string; teamName: string };
  'profile.claim-confirmed': Profile;
  'profile.claim-refused': Profile;
  'seat.proposed': Record<string, string | number>;
  'sheet.opened': Record<string, string | number>;
};
export type NotificationKind = keyof NotificationPayloads;

export const notificationKinds = [
  'account.welcome',
  'club.join-requested',
  'club.join-accepted',
  'club.join-refused',
  'club.member-joined',
  'club.role-changed',
  'club.member-removed',
  'club.transferred',
  'club.deleted',
  'team.member-added',
  'profile.claim-confirmed',
  'profile.claim-refused',
  'seat.proposed',
  'sheet.opened',
] as const satisfies readonly NotificationKind[];

export function isNotificationKind(kind: string): kind is NotificationKind {
  return (notificationKinds as readonly string[]).includes(kind);
}
