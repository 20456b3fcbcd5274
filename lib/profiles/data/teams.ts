import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { Audience } from '../../policy/index.ts';
import { seen } from './readable.ts';

export type ProfileTeam = { teamId: string; name: string; slug: string; club: string | null; clubSlug: string | null };
type Loaded = { ownerId: string | null; teams: ProfileTeam[] };

async function load(profileId: string, audience: Audience): Promise<Loaded> {
  const [row] = (await db().execute(sql`
    select p.user_id as "ownerId", coalesce((
      select jsonb_agg(team) from (
        select t.id as "teamId", t.name, t.slug, c.name as "club", c.slug as "clubSlug"
        from team_members m
        join teams t on t.id = m.team_id and t.visibility = 'public' and t.hidden_at is null and t.archived_at is null
        left join clubs c on c.id = t.club_id
        where m.user_id = p.user_id and (t.club_id is null
          or (c.listed and c.roster_visibility = 'public'))
        order by lower(t.name), t.id
        limit 20
      ) team), '[]') as "teams"
    from sim_profiles p
    where p.id = ${profileId} and ${seen(audience)}
  `)) as unknown as { ownerId: string | null; teams: ProfileTeam[] | string }[];
  if (!row) return { ownerId: null, teams: [] };
  const teams = typeof row.teams === 'string' ? (JSON.parse(row.teams) as ProfileTeam[]) : row.teams;
  return { ownerId: row.ownerId, teams };
}

const listCached = fragment(load, {
  name: 'profile-team-list',
  ttl: minutes(30),
  tags: ({ ownerId }, profileId) => [
    tag.profile(profileId),
    tag.teams(),
    tag.clubs(),
    ...(ownerId ? [tag.userTeams(ownerId)] : []),
    ...tablesOf('sim_profiles', 'teams', 'team_members', 'clubs'),
  ],
});

/** The public teams of a profile's user, at most 20: a team of a club only where the club shows its roster. One SQL query. */
export async function listTeams(profileId: string, audience: Audience): Promise<ProfileTeam[]> {
  return (await listCached(profileId, audience)).teams;
}
