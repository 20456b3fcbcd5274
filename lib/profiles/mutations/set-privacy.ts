import { and, eq } from 'drizzle-orm';
import { auditLogs, simProfiles } from '../../../drizzle/schema/index.ts';
import { writeResult } from '../../db/write.ts';
import type { PrivacyInput } from '../schema.ts';
import type { ProfileChanged } from './update-profile.ts';

/** Sets who sees one's own profile, and which sections of it. */
export async function setPrivacy(userId: string, input: PrivacyInput): Promise<ProfileChanged> {
  const { profileId, ...switches } = input;
  return writeResult(async (tx, fail: (error: 'notYours') => never) => {
    const changed = await tx
      .update(simProfiles)
      .set({ ...switches, updatedAt: new Date() })
      .where(and(eq(simProfiles.id, profileId), eq(simProfiles.userId, userId)))
      .returning({ id: simProfiles.id });
    if (changed.length === 0) fail('notYours');
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'profile.privacy',
      subjectType: 'profile',
      subjectId: profileId,
      details: switches,
    });
  });
}
