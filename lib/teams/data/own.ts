import { asc, eq } from 'drizzle-orm';
import { teamMembers, teams } from '../../../drizzle/schema/index.ts';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { TeamRole } from '../../policy/index.ts';
import { ownedBy } from '../../users/personal-key.ts';

export type OwnTeam = { teamId: string; clubId: string | null; role: TeamRole };

async function load(userId: string): Promise<OwnTeam[]> {
  return db()
    .select({ teamId: teams.id, clubId: teams.clubId, role: teamMembers.role })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(eq(teamMembers.userId, userId))
    .orderBy(asc(teams.id));
}

/** The teams a user is in, and as what: the one entry that every team page asks for his role. One SQL query. */
export const listOwnTeams = query(load, {
  name: 'own-teams',
  personal: ownedBy((userId: string) => userId),
  ttl: minutes(10),
  tags: (own, userId) => [
    tag.userTeams(userId),
    ...own.map(({ teamId }) => tag.team(teamId)),
    ...tablesOf('teams', 'team_members'),
  ],
});
