import { and, eq } from 'drizzle-orm';
import { teamMembers } from '../../../drizzle/schema/index.ts';
import { auditClub } from '../../clubs/audit.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor, TeamRole } from '../../policy/index.ts';
import { about, actOnTeam, type TeamError, writeTeam } from '../acting.ts';

/** What somebody is in a team. A team may be without an owner: the club's managers and admins run it then. */
export async function setTeamRole(
  actor: NonNullable<Actor>,
  { teamId, userId, role }: { teamId: string; userId: string; role: TeamRole },
): Promise<WriteResult<void, TeamError>> {
  return writeTeam(async (tx, fail) => {
    const { club, slug } = await actOnTeam(tx, actor, teamId, 'team.set-members', fail);
    const changed = await tx
      .update(teamMembers)
      .set({ role })
      .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, userId)))
      .returning({ id: teamMembers.id });
    if (changed.length === 0) fail(about('memberGone'));
    await auditClub(tx, {
      actorId: actor.userId,
      clubId: club.clubId,
      action: 'team.role',
      subjectId: userId,
      details: { team: slug, role },
    });
  });
}
