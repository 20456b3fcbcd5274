import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../../drizzle/tags.ts';
import { fragment, minutes } from '../../../cache/index.ts';
import { db } from '../../../db/client.ts';
import { isOneOf } from '../../../db/one-of.ts';
import { type ClubAudience, clubReachOf, rolesOfAudience, teamVisibilitiesSeenBy } from '../../../policy/index.ts';
import { clubSeen } from '../../seen.ts';

export type ClubTeam = { teamId: string; slug: string; name: string; members: number };

const mostTeams = 6;

async function load(clubId: string, audience: ClubAudience): Promise<ClubTeam[]> {
  const seen = teamVisibilitiesSeenBy(rolesOfAudience(audience));
  return (await db().execute(sql`
    select t.id as "teamId", t.slug, t.name, (select count(*)::int from team_members m where m.team_id = t.id) as members
    from clubs c join teams t on t.club_id = c.id
    where c.id = ${clubId} and ${clubSeen(clubReachOf(audience))} and t.hidden_at is null and t.archived_at is null
      and ${isOneOf(sql`t.visibility`, seen)}
    order by t.search_name, t.id limit ${mostTeams}
  `)) as unknown as ClubTeam[];
}

/** A club's racing teams by name, at most six, as one class of readers may see them. One SQL query. */
export const listClubTeams = fragment(load, {
  name: 'club-teams-panel',
  ttl: minutes(15),
  tags: (teams, clubId) => [
    ...[tag.club(clubId), tag.clubTeams(clubId)],
    ...teams.map(({ teamId }) => tag.teamMembers(teamId)),
    ...tablesOf('clubs', 'teams', 'team_members'),
  ],
});
