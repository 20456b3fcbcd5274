/** Whom a permission is asked for; a `Viewer` is one. Null: nobody is signed in. */
export type Actor = { readonly userId: string; readonly siteRole: 'user' | 'admin' } | null;

export const clubRoles = ['member', 'manager', 'admin'] as const;
export type ClubRole = (typeof clubRoles)[number];

/** `stranger`: signed in, and in no way part of the club that is asked about. */
export const roles = ['visitor', 'stranger', 'member', 'manager', 'admin', 'siteAdmin'] as const;
export type Role = (typeof roles)[number];

/** What an actor is to a club, or to the site where no club is meant. A site admin is that besides. */
export function rolesOf(actor: Actor, clubRole: ClubRole | null = null): readonly Role[] {
  if (!actor) return ['visitor'];
  const own: Role = clubRole ?? 'stranger';
  return actor.siteRole === 'admin' ? [own, 'siteAdmin'] : [own];
}

/**
 * The class of readers who get the same of a club: what cached reads are keyed by. Visitors and strangers read the
 * same; what a stranger may do besides depends on him alone and lies in no shared entry.
 */
export const clubAudiences = ['public', 'member', 'manager', 'admin', 'siteAdmin'] as const;
export type ClubAudience = (typeof clubAudiences)[number];

export function clubAudienceOf(held: readonly Role[]): ClubAudience {
  const own = held.find((role) => role === 'admin' || role === 'manager' || role === 'member');
  if (own === 'admin' || own === 'manager') return own;
  if (held.includes('siteAdmin')) return 'siteAdmin';
  return own === 'member' ? 'member' : 'public';
}

/** The roles an audience stands for, for reads that know the audience only. */
export function rolesOfAudience(audience: ClubAudience): readonly Role[] {
  return audience === 'public' ? ['visitor'] : [audience];
}
