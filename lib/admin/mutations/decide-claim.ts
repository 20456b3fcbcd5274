import { and, eq, isNull, ne } from 'drizzle-orm';
import { auditLogs, profileClaims, simProfiles, simulators } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';

export type ClaimDecisionError = 'forbidden' | 'claimGone' | 'claimTaken';

/**
 * Gives a profile to who claims it, or does not. With a confirmation all other claims to it are refused. Of two admins
 * who decide at once the second finds it decided.
 */
export async function decideClaim(
  actor: NonNullable<Actor>,
  { claimId, confirm }: { claimId: string; confirm: boolean },
): Promise<WriteResult<void, ClaimDecisionError>> {
  if (!can(rolesOf(actor), 'admin.decide-claim')) return { ok: false, error: 'forbidden' };
  return writeResult(async (tx, fail: (error: ClaimDecisionError) => never) => {
    const [asked] = await tx
      .select({ profileId: profileClaims.profileId })
      .from(profileClaims)
      .where(eq(profileClaims.id, claimId));
    if (!asked) return fail('claimGone');
    // The profile first: all who decide claims to it stand in line there.
    const [profile] = await tx
      .select({
        id: simProfiles.id,
        ownerId: simProfiles.userId,
        displayName: simProfiles.displayName,
        identifier: simProfiles.simApiId,
        simulator: simulators.slug,
      })
      .from(simProfiles)
      .innerJoin(simulators, eq(simulators.id, simProfiles.simulatorId))
      .where(eq(simProfiles.id, asked.profileId))
      .for('no key update', { of: simProfiles });
    if (!profile) return fail('claimGone');
    if (confirm && profile.ownerId !== null) fail('claimTaken');
    const decided = { decidedBy: actor.userId, decidedAt: new Date() };
    const [claim] = await tx
      .update(profileClaims)
      .set({ ...decided, status: confirm ? 'confirmed' : 'refused' })
      .where(and(eq(profileClaims.id, claimId), eq(profileClaims.status, 'pending')))
      .returning({ userId: profileClaims.userId });
    if (!claim) return fail('claimGone');
    const { displayName, identifier, simulator } = profile;
    const payload = { displayName, identifier, simulator };
    if (confirm) {
      await tx
        .update(simProfiles)
        .set({ userId: claim.userId, updatedAt: new Date() })
        .where(and(eq(simProfiles.id, profile.id), isNull(simProfiles.userId)));
      const others = await tx
        .update(profileClaims)
        .set({ ...decided, status: 'refused' })
        .where(
          and(
            eq(profileClaims.profileId, profile.id),
            eq(profileClaims.status, 'pending'),
            ne(profileClaims.id, claimId),
          ),
        )
        .returning({ userId: profileClaims.userId });
      if (others.length > 0) {
        const to = { userIds: others.map(({ userId }) => userId) };
        await enqueueNotification(tx, { kind: 'profile.claim-refused', to, payload });
      }
    }
    await enqueueNotification(tx, {
      kind: confirm ? 'profile.claim-confirmed' : 'profile.claim-refused',
      to: { userIds: [claim.userId] },
      payload,
    });
    await tx.insert(auditLogs).values({
      actorId: actor.userId,
      action: confirm ? 'claim.confirmed' : 'claim.refused',
      subjectType: 'profile',
      subjectId: profile.id,
    });
  });
}
