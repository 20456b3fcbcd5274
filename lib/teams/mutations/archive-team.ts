import { eq } from 'drizzle-orm';
import { teams } from '../../../drizzle/schema/index.ts';
import { auditClub } from '../../clubs/audit.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { actOnTeam, type TeamError, writeTeam } from '../acting.ts';

/** Takes a team out of the lists, keeping what it did; or brings it back. */
export async function archiveTeam(
  actor: NonNullable<Actor>,
  { teamId, archived }: { teamId: string; archived: boolean },
): Promise<WriteResult<void, TeamError>> {
  return writeTeam(async (tx, fail) => {
    const { club, slug } = await actOnTeam(tx, actor, teamId, 'team.archive', fail);
    await tx
      .update(teams)
      .set({ archivedAt: archived ? new Date() : null, updatedAt: new Date() })
      .where(eq(teams.id, teamId));
    await auditClub(tx, {
      actorId: actor.userId,
      clubId: club.clubId,
      action: archived ? 'team.archived' : 'team.restored',
      details: { team: slug },
    });
  });
}
