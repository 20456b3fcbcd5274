import { and, count, eq } from 'drizzle-orm';
import { auditLogs, profileClaims, simProfiles, simulators, users } from '../../../drizzle/schema/index.ts';
import type { Tx } from '../../db/client.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { mostOpenClaims } from '../limits.ts';

export type ClaimError = 'profileNotFound' | 'alreadyYours' | 'claimPending' | 'tooManyClaims';

/**
 * Asks for an unclaimed profile. Nothing about the profile changes until a site admin confirms. A profile of somebody
 * else is answered like a missing one.
 */
export async function claimProfile(
  userId: string,
  simulator: string,
  identifier: string,
): Promise<WriteResult<void, ClaimError>> {
  return writeResult(async (tx, fail: (error: ClaimError) => never) => {
    const [profile] = await tx
      .select({ profileId: simProfiles.id, ownerId: simProfiles.userId })
      .from(simProfiles)
      .innerJoin(simulators, eq(simulators.id, simProfiles.simulatorId))
      .where(and(eq(simulators.slug, simulator), eq(simProfiles.simApiId, identifier)))
      .for('share', { of: simProfiles });
    if (!profile) return fail('profileNotFound');
    await requestClaim(tx, userId, profile, fail);
  });
}

/** The claim itself. Claims of one user wait for each other, so that their number keeps to its limit. */
export async function requestClaim(
  tx: Tx,
  userId: string,
  profile: { profileId: string; ownerId: string | null },
  fail: (error: ClaimError) => never,
): Promise<void> {
  if (profile.ownerId === userId) fail('alreadyYours');
  if (profile.ownerId !== null) fail('profileNotFound');
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  const [open] = await tx
    .select({ claims: count() })
    .from(profileClaims)
    .where(and(eq(profileClaims.userId, userId), eq(profileClaims.status, 'pending')));
  if ((open?.claims ?? 0) >= mostOpenClaims) fail('tooManyClaims');
  const inserted = await tx
    .insert(profileClaims)
    .values({ profileId: profile.profileId, userId })
    .onConflictDoNothing()
    .returning({ id: profileClaims.id });
  if (inserted.length === 0) fail('claimPending');
  await tx.insert(auditLogs).values({
    actorId: userId,
    action: 'profile.claimed',
    subjectType: 'profile',
    subjectId: profile.profileId,
    details: {},
  });
}
