import type { WriteResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { endMembership } from '../end-membership.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** Takes somebody out of the club and its teams. */
export async function removeMember(
  actor: NonNullable<Actor>,
  { clubId, userId }: { clubId: string; userId: string },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'member.remove', (key) => fail(about(key)));
    if (!(await endMembership(tx, clubId, userId))) fail(about('memberGone'));
    await auditClub(tx, { actorId: actor.userId, clubId, action: 'member.removed', subjectId: userId });
    if (userId === actor.userId) return;
    await enqueueNotification(tx, {
      kind: 'club.member-removed',
      to: { userIds: [userId] },
      payload: { clubName: club.name },
    });
  });
}
