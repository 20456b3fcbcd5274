import { and, eq } from 'drizzle-orm';
import { auditLogs, simProfiles } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import type { UpdateProfileInput } from '../schema.ts';

export type ProfileChanged = WriteResult<void, 'notYours'>;

/** Changes the names and the country of one's own profile. Ownership is part of the `where`: it may end meanwhile. */
export async function updateProfile(userId: string, input: UpdateProfileInput): Promise<ProfileChanged> {
  const { profileId, ...fields } = input;
  return writeResult(async (tx, fail: (error: 'notYours') => never) => {
    const changed = await tx
      .update(simProfiles)
      .set({ ...fields, updatedAt: new Date() })
      .where(and(eq(simProfiles.id, profileId), eq(simProfiles.userId, userId)))
      .returning({ id: simProfiles.id });
    if (changed.length === 0) fail('notYours');
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'profile.updated',
      subjectType: 'profile',
      subjectId: profileId,
      // Field names only: the log outlives a real name its owner has taken back.
      details: { fields: Object.keys(fields) },
    });
  });
}
