import { teamMembers, teams } from '../../../drizzle/schema/index.ts';
import { actIn } from '../../clubs/acting.ts';
import { auditClub } from '../../clubs/audit.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { isSlugFree } from '../../slugs/redirects.ts';
import { slugOf } from '../../slugs/slug.ts';
import { about, slugTaken, type TeamError, writeTeam } from '../acting.ts';
import type { CreateTeamInput } from '../schema.ts';

/** A team of a club; whoever makes it is its owner. */
export async function createTeam(
  actor: NonNullable<Actor>,
  input: CreateTeamInput,
): Promise<WriteResult<{ clubSlug: string; slug: string }, TeamError>> {
  const slug = input.slug || slugOf(input.name);
  return writeTeam(async (tx, fail) => {
    const club = await actIn(tx, actor, input.clubId, 'team.create', (key) => fail(about(key)));
    if (!(await isSlugFree(tx, 'team', slug, null))) fail(slugTaken);
    const [team] = await tx
      .insert(teams)
      .values({ ...input, slug })
      .returning({ id: teams.id });
    if (!team) throw new Error('a team was not stored');
    await tx.insert(teamMembers).values({ teamId: team.id, userId: actor.userId, role: 'owner' });
    await auditClub(tx, {
      actorId: actor.userId,
      clubId: club.clubId,
      action: 'team.created',
      details: { team: slug },
    });
    return { clubSlug: club.slug, slug };
  });
}
