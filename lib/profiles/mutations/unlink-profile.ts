import { and, eq } from 'drizzle-orm';
import { auditLogs, simProfiles } from '../../../drizzle/schema/index.ts';
import { writeResult } from '../../db/write.ts';
import type { ProfileChanged } from './update-profile.ts';

/**
 * Ends a profile's link to its user. Profile and results stay, and so do its switches: what was private does not become
 * public by unlinking.
 */
export async function unlinkProfile(userId: string, profileId: string): Promise<ProfileChanged> {
  return writeResult(async (tx, fail: (error: 'notYours') => never) => {
    const changed = await tx
      .update(simProfiles)
      .set({ userId: null, realName: null, updatedAt: new Date() })
      .where(and(eq(simProfiles.id, profileId), eq(simProfiles.userId, userId)))
      .returning({ id: simProfiles.id });
    if (changed.length === 0) fail('notYours');
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'profile.unlinked',
      subjectType: 'profile',
      subjectId: profileId,
      details: {},
    });
  });
}
