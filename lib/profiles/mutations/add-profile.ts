import { and, count, eq } from 'drizzle-orm';
import { auditLogs, simProfiles, simulators, users } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { mostProfiles } from '../limits.ts';
import type { AddProfileInput } from '../schema.ts';
import { type ClaimError, requestClaim } from './claim-profile.ts';

export type AddError = ClaimError | 'tooManyProfiles' | 'identifierTaken';
export type Added = { claimed: boolean };

/** Adds a driver SimLane does not know; one it knows already, of nobody, is claimed instead. */
export async function addProfile(userId: string, input: AddProfileInput): Promise<WriteResult<Added, AddError>> {
  const { simulator: slug, identifier, displayName, country } = input;
  return writeResult(async (tx, fail: (error: AddError) => never) => {
    const [simulator] = await tx.select({ id: simulators.id }).from(simulators).where(eq(simulators.slug, slug));
    if (!simulator) throw new Error(`no row for the simulator ${slug}`);
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
    const [own] = await tx.select({ profiles: count() }).from(simProfiles).where(eq(simProfiles.userId, userId));
    if ((own?.profiles ?? 0) >= mostProfiles) fail('tooManyProfiles');
    const [added] = await tx
      .insert(simProfiles)
      .values({ simulatorId: simulator.id, simApiId: identifier, userId, displayName, country })
      .onConflictDoNothing({ target: [simProfiles.simulatorId, simProfiles.simApiId] })
      .returning({ id: simProfiles.id });
    if (!added) {
      const [known] = await tx
        .select({ profileId: simProfiles.id, ownerId: simProfiles.userId })
        .from(simProfiles)
        .where(and(eq(simProfiles.simulatorId, simulator.id), eq(simProfiles.simApiId, identifier)))
        .for('share');
      if (!known) throw new Error('a profile vanished between two statements');
      if (known.ownerId !== null && known.ownerId !== userId) fail('identifierTaken');
      await requestClaim(tx, userId, known, fail);
      return { claimed: true };
    }
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'profile.added',
      subjectType: 'profile',
      subjectId: added.id,
      details: {},
    });
    return { claimed: false };
  });
}
