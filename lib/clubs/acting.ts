import { and, eq } from 'drizzle-orm';
import { clubMembers, clubs } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import {
  type Actor,
  type ClubRole,
  type ClubVisibility,
  can,
  canSeeClub,
  type Permission,
  type Role,
  type RosterVisibility,
  rolesOf,
} from '../policy/index.ts';

export type ActingError = 'clubNotFound' | 'forbidden';
export type ActingClub = {
  clubId: string;
  slug: string;
  name: string;
  visibility: ClubVisibility;
  rosterVisibility: RosterVisibility;
  role: ClubRole | null;
  roles: readonly Role[];
};

/**
 * The club a mutation is about, after asking whether the actor may do this to it. The club's row stays locked until the
 * commit, so that all that is done to one club stands in line, and the role it was allowed to is still his when it is
 * done. A club he may not see fails as one that does not exist.
 */
export async function actIn(
  tx: Tx,
  actor: Actor,
  clubId: string,
  permission: Permission,
  fail: (error: ActingError) => never,
): Promise<ActingClub> {
  const [club] = await tx
    .select({
      clubId: clubs.id,
      slug: clubs.slug,
      name: clubs.name,
      visibility: clubs.visibility,
      rosterVisibility: clubs.rosterVisibility,
      hiddenAt: clubs.hiddenAt,
    })
    .from(clubs)
    .where(eq(clubs.id, clubId))
    .for('no key update');
  if (!club) return fail('clubNotFound');
  const role = actor ? await roleIn(tx, clubId, actor.userId) : null;
  const roles = rolesOf(actor, role);
  const { hiddenAt, ...rest } = club;
  if (!canSeeClub({ visibility: club.visibility, hidden: hiddenAt !== null }, roles)) fail('clubNotFound');
  if (!can(roles, permission)) fail('forbidden');
  return { ...rest, role, roles };
}

/** A user's role as the transaction sees it. */
export async function roleIn(tx: Tx, clubId: string, userId: string): Promise<ClubRole | null> {
  const [member] = await tx
    .select({ role: clubMembers.role })
    .from(clubMembers)
    .where(and(eq(clubMembers.clubId, clubId), eq(clubMembers.userId, userId)));
  return member?.role ?? null;
}
