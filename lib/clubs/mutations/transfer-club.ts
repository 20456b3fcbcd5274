import { and, eq } from 'drizzle-orm';
import { clubMembers, users } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** Hands a club over: a member becomes admin, oneself a plain member, in one. `confirmation` is his handle, typed. */
export async function transferClub(
  actor: NonNullable<Actor>,
  { clubId, userId, confirmation }: { clubId: string; userId: string; confirmation: string },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'club.transfer', (key) => fail(about(key)));
    const [heir] = await tx
      .select({ handle: users.handle })
      .from(clubMembers)
      .innerJoin(users, eq(users.id, clubMembers.userId))
      .where(and(eq(clubMembers.clubId, clubId), eq(clubMembers.userId, userId)));
    if (!heir || userId === actor.userId) return fail(about('memberGone'));
    if (confirmation.replace(/^@/, '').toLowerCase() !== heir.handle.toLowerCase()) {
      fail({ field: 'confirmation', key: 'confirmationMismatch' });
    }
    const setRole = (who: string, role: 'admin' | 'member') =>
      tx
        .update(clubMembers)
        .set({ role, updatedAt: new Date() })
        .where(and(eq(clubMembers.clubId, clubId), eq(clubMembers.userId, who)));
    await setRole(userId, 'admin');
    await setRole(actor.userId, 'member');
    await auditClub(tx, { actorId: actor.userId, clubId, action: 'club.transferred', subjectId: userId });
    await enqueueNotification(tx, {
      kind: 'club.transferred',
      to: { userIds: [userId] },
      payload: { clubSlug: club.slug, clubName: club.name },
    });
  });
}
