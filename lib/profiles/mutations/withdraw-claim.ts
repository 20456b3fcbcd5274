import { and, eq } from 'drizzle-orm';
import { auditLogs, profileClaims } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';

/** Takes one's own claim back while nobody has decided on it. */
export async function withdrawClaim(userId: string, claimId: string): Promise<WriteResult<void, 'claimGone'>> {
  return writeResult(async (tx, fail: (error: 'claimGone') => never) => {
    const [claim] = await tx
      .update(profileClaims)
      .set({ status: 'withdrawn', decidedAt: new Date() })
      .where(and(eq(profileClaims.id, claimId), eq(profileClaims.userId, userId), eq(profileClaims.status, 'pending')))
      .returning({ profileId: profileClaims.profileId });
    if (!claim) fail('claimGone');
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'profile.claim-withdrawn',
      subjectType: 'profile',
      subjectId: claim.profileId,
      details: {},
    });
  });
}
