import { and, eq } from 'drizzle-orm';
import { joinRequests } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** Takes one's own request back, also from a club that has turned private meanwhile. */
export async function withdrawRequest(
  actor: NonNullable<Actor>,
  { requestId }: { requestId: string },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    const withdrawn = await tx
      .update(joinRequests)
      .set({ status: 'withdrawn', decidedAt: new Date() })
      .where(
        and(eq(joinRequests.id, requestId), eq(joinRequests.userId, actor.userId), eq(joinRequests.status, 'pending')),
      )
      .returning({ id: joinRequests.id });
    if (withdrawn.length === 0) fail(about('requestGone'));
  });
}
