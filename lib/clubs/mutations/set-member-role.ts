import { and, eq } from 'drizzle-orm';
import { clubMembers } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import type { Actor, ClubRole } from '../../policy/index.ts';
import { actIn, roleIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** Makes a member an admin, a manager or a plain member, oneself included. A club is never left without an admin. */
export async function setMemberRole(
  actor: NonNullable<Actor>,
  { clubId, userId, role }: { clubId: string; userId: string; role: ClubRole },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'member.set-role', (key) => fail(about(key)));
    const held = await roleIn(tx, clubId, userId);
    if (held === null) return fail(about('memberGone'));
    if (held === role) fail(about('memberUnchanged'));
    await tx
      .update(clubMembers)
      .set({ role, updatedAt: new Date() })
      .where(and(eq(clubMembers.clubId, clubId), eq(clubMembers.userId, userId)));
    await auditClub(tx, {
      actorId: actor.userId,
      clubId,
      action: 'member.role',
      subjectId: userId,
      details: { from: held, to: role },
    });
    if (userId === actor.userId) return;
    await enqueueNotification(tx, {
      kind: 'club.role-changed',
      to: { userIds: [userId] },
      payload: { clubSlug: club.slug, clubName: club.name, role },
    });
  });
}
