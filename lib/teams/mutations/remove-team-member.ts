import { and, eq } from 'drizzle-orm';
import { teamMembers } from '../../../drizzle/schema/index.ts';
import { auditClub } from '../../clubs/audit.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { about, actOnTeam, type TeamError, writeTeam } from '../acting.ts';

/** Takes somebody out of a team; everybody may take himself out. He stays in the club. */
export async function removeTeamMember(
  actor: NonNullable<Actor>,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<WriteResult<void, TeamError>> {
  return writeTeam(async (tx, fail) => {
    const action = userId === actor.userId ? 'leave' : 'team.set-members';
    const { club, slug } = await actOnTeam(tx, actor, teamId, action, fail);
    const removed = await tx
      .delete(teamMembers)
      .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, userId)))
      .returning({ id: teamMembers.id });
    if (removed.length === 0) fail(about('memberGone'));
    await auditClub(tx, {
      actorId: actor.userId,
      clubId: club.clubId,
      action: 'team.member-removed',
      subjectId: userId,
      details: { team: slug },
    });
  });
}
