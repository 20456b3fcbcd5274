import { and, eq } from 'drizzle-orm';
import { clubMembers, joinRequests } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** Lets somebody in who asked, or does not. A request is decided once, whoever is first. */
export async function decideRequest(
  actor: NonNullable<Actor>,
  { clubId, requestId, accept }: { clubId: string; requestId: string; accept: boolean },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'request.decide', (key) => fail(about(key)));
    const [decided] = await tx
      .update(joinRequests)
      .set({ status: accept ? 'accepted' : 'refused', decidedBy: actor.userId, decidedAt: new Date() })
      .where(and(eq(joinRequests.id, requestId), eq(joinRequests.clubId, clubId), eq(joinRequests.status, 'pending')))
      .returning({ userId: joinRequests.userId });
    if (!decided) return fail(about('requestGone'));
    const { userId } = decided;
    const joined = accept
      ? await tx.insert(clubMembers).values({ clubId, userId }).onConflictDoNothing().returning({ id: clubMembers.id })
      : [];
    await auditClub(tx, {
      actorId: actor.userId,
      clubId,
      action: accept ? 'request.accepted' : 'request.refused',
      subjectId: userId,
    });
    // Who is in by another way meanwhile has been told so.
    if (accept && joined.length === 0) return;
    await enqueueNotification(tx, {
      kind: accept ? 'club.join-accepted' : 'club.join-refused',
      to: { userIds: [userId] },
      payload: { clubSlug: club.slug, clubName: club.name },
    });
  });
}
