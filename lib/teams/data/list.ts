import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { clubSeen } from '../../clubs/seen.ts';
import { db } from '../../db/client.ts';
import { isOneOf } from '../../db/one-of.ts';
import { type ClubAudience, clubReachOf, rolesOfAudience, teamVisibilitiesSeenBy } from '../../policy/index.ts';

export type TeamListItem = {
  teamId: string;
  slug: string;
  name: string;
  description: string | null;
  visibility: 'public' | 'club' | 'private';
  archived: boolean;
  members: number;
};
type Loaded = { teams: TeamListItem[]; teamIds: string[] };

/** A club's teams are few: one page holds them. */
const mostTeams = 200;

async function load(clubId: string, audience: ClubAudience, ownIds: readonly string[]): Promise<Loaded> {
  const seen = teamVisibilitiesSeenBy(rolesOfAudience(audience));
  const rows = (await db().execute(sql`
    select t.id as "teamId", t.slug, t.name, left(t.description, 200) as description, t.visibility,
      t.archived_at is not null as archived,
      (select count(*)::int from team_members m where m.team_id = t.id) as members
    from clubs c join teams t on t.club_id = c.id
    where c.id = ${clubId} and ${clubSeen(clubReachOf(audience))} and t.hidden_at is null
      and (${isOneOf(sql`t.visibility`, seen)} or ${isOneOf(sql`t.id::text`, ownIds)})
    order by t.archived_at is not null, t.search_name, t.id
    limit ${mostTeams}
  `)) as unknown as TeamListItem[];
  const teams = rows.map((row) => ({ ...row }));
  return { teams, teamIds: teams.map(({ teamId }) => teamId) };
}

const listCached = fragment(load, {
  name: 'club-teams',
  ttl: minutes(10),
  tags: ({ teamIds }, clubId) => [
    ...[tag.club(clubId), tag.clubTeams(clubId)],
    ...teamIds.map(tag.teamMembers),
    ...tablesOf('clubs', 'teams', 'team_members'),
  ],
});

/**
 * The teams of a club that one class of readers sees, by name, archived ones last; besides, those of `ownIds` (sorted),
 * which the reader is in. One SQL query.
 */
export async function listTeams(
  clubId: string,
  audience: ClubAudience,
  ownIds: readonly string[],
): Promise<TeamListItem[]> {
  return (await listCached(clubId, audience, [...ownIds])).teams;
}
