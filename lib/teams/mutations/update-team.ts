import { eq } from 'drizzle-orm';
import { teams } from '../../../drizzle/schema/index.ts';
import { auditClub } from '../../clubs/audit.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { isSlugFree, moveSlug } from '../../slugs/redirects.ts';
import { actOnTeam, slugTaken, type TeamError, writeTeam } from '../acting.ts';
import type { UpdateTeamInput } from '../schema.ts';

/** What a team says of itself, who sees it, and its address; the old address leads to the new one. */
export async function updateTeam(
  actor: NonNullable<Actor>,
  { teamId, ...values }: UpdateTeamInput,
): Promise<WriteResult<{ clubSlug: string; slug: string; moved: boolean }, TeamError>> {
  return writeTeam(async (tx, fail) => {
    const team = await actOnTeam(tx, actor, teamId, 'team.update', fail);
    const { slug, visibility } = values;
    if (!(await isSlugFree(tx, 'team', slug, teamId))) fail(slugTaken);
    await tx
      .update(teams)
      .set({ ...values, updatedAt: new Date() })
      .where(eq(teams.id, teamId));
    await moveSlug(tx, 'team', teamId, team.slug, slug);
    await auditClub(tx, {
      actorId: actor.userId,
      clubId: team.club.clubId,
      action: 'team.updated',
      details: { team: slug, visibility },
    });
    return { clubSlug: team.club.slug, slug, moved: slug !== team.slug };
  });
}
