import { and, eq } from 'drizzle-orm';
import { teamMembers, teams } from '../../drizzle/schema/index.ts';
import { type ActingClub, actIn } from '../clubs/acting.ts';
import type { Tx } from '../db/client.ts';
import { uniqueViolation } from '../db/errors.ts';
import { type WriteResult, writeResult } from '../db/write.ts';
import { type Actor, canSeeTeam, canTeam, type TeamAction, type TeamRole } from '../policy/index.ts';

/** Why a change of a team was refused: about one field, or about all of it. Keys of the `validation` messages. */
export type TeamError =
  | { field: 'name'; key: 'teamNameTaken' }
  | { field: 'slug'; key: 'slugTaken' }
  | {
      field: null;
      key:
        | 'clubNotFound'
        | 'teamNotFound'
        | 'forbidden'
        | 'memberGone'
        | 'memberUnchanged'
        | 'notInClub'
        | 'alreadyInTeam';
    };

export const about = (key: Extract<TeamError, { field: null }>['key']): TeamError => ({ field: null, key });
export const slugTaken: TeamError = { field: 'slug', key: 'slugTaken' };

type ActingTeam = { club: ActingClub; teamId: string; slug: string; name: string; teamRole: TeamRole | null };

/**
 * The team a mutation is about, after asking whether the actor may do this to it; the rows of its club and of itself
 * stay locked until the commit. A team he may not see fails as one that does not exist.
 */
export async function actOnTeam(
  tx: Tx,
  actor: NonNullable<Actor>,
  teamId: string,
  action: TeamAction | 'leave',
  fail: (error: TeamError) => never,
): Promise<ActingTeam> {
  const [where] = await tx.select({ clubId: teams.clubId }).from(teams).where(eq(teams.id, teamId));
  if (!where?.clubId) return fail(about('teamNotFound'));
  const club = await actIn(tx, actor, where.clubId, 'team.see-public', (key) => fail(about(key)));
  const [team] = await tx
    .select({ slug: teams.slug, name: teams.name, visibility: teams.visibility, hiddenAt: teams.hiddenAt })
    .from(teams)
    .where(eq(teams.id, teamId))
    .for('no key update');
  const [member] = await tx
    .select({ role: teamMembers.role })
    .from(teamMembers)
    .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, actor.userId)));
  const teamRole = member?.role ?? null;
  if (!team || team.hiddenAt !== null || !canSeeTeam(team.visibility, club.roles, teamRole)) {
    return fail(about('teamNotFound'));
  }
  if (action === 'leave' ? teamRole === null : !canTeam(club.roles, teamRole, action)) fail(about('forbidden'));
  return { club, teamId, slug: team.slug, name: team.name, teamRole };
}

/** A write to a team. Names and addresses that turn out to be taken are found by the database. */
export async function writeTeam<T>(
  fn: (tx: Tx, fail: (error: TeamError) => never) => Promise<T>,
): Promise<WriteResult<T, TeamError>> {
  try {
    return await writeResult<T, TeamError>(fn);
  } catch (error) {
    const index = uniqueViolation(error);
    if (index === 'teams_club_name_key') return { ok: false, error: { field: 'name', key: 'teamNameTaken' } };
    if (index === 'teams_slug_key') return { ok: false, error: slugTaken };
    throw error;
  }
}
