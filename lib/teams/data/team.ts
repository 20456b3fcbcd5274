import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes, query, seconds } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { TeamRole, TeamVisibility } from '../../policy/index.ts';

/** A team without its people. Whether it may be shown is asked of its visibility: see `loadTeam`. */
export type TeamDetail = {
  teamId: string;
  clubId: string;
  slug: string;
  name: string;
  description: string | null;
  visibility: TeamVisibility;
  archived: boolean;
  hidden: boolean;
};

async function load(clubId: string, slug: string): Promise<TeamDetail | null> {
  const [row] = (await db().execute(sql`
    select t.id as "teamId", t.club_id as "clubId", t.slug, t.name, t.description, t.visibility,
      t.archived_at is not null as archived, t.hidden_at is not null as hidden
    from teams t
    where t.club_id = ${clubId} and t.id = coalesce(
      (select id from teams where lower(slug) = ${slug}),
      (select target_id from slug_redirects where kind = 'team' and slug = ${slug}))
  `)) as unknown as TeamDetail[];
  return row ? { ...row } : null;
}

/** A team of a club by its address, also by one it gave up. One SQL query. */
export const findTeam = query(load, {
  name: 'team',
  ttl: minutes(15),
  negativeTtl: seconds(30),
  tags: (team, clubId, slug) => [
    ...[tag.redirect(slug), tag.clubTeams(clubId)],
    ...(team ? [tag.team(team.teamId)] : []),
    ...tablesOf('teams', 'slug_redirects'),
  ],
});

export type TeamMember = {
  userId: string;
  handle: string;
  name: string;
  role: TeamRole;
  profile: { simulator: string; identifier: string; displayName: string } | null;
};

async function loadMembers(teamId: string): Promise<TeamMember[]> {
  const rows = (await db().execute(sql`
    select m.user_id as "userId", u.handle, u.name, m.role, p.profile::text as profile
    from team_members m join users u on u.id = m.user_id
    left join lateral (
      select jsonb_build_object('simulator', s.slug, 'identifier', p.sim_api_id, 'displayName', p.display_name) as profile
      from sim_profiles p join simulators s on s.id = p.simulator_id
      where p.user_id = m.user_id and p.listed order by p.last_raced_at desc nulls last, p.id limit 1
    ) p on true
    where m.team_id = ${teamId}
    order by array_position(array['owner', 'manager', 'driver', 'reserve', 'engineer', 'spotter'], m.role),
      simlane_fold(u.name) collate "C", m.id
    limit 200
  `)) as unknown as (Omit<TeamMember, 'profile'> & { profile: string | null })[];
  return rows.map((row) => ({
    ...row,
    profile: row.profile === null ? null : (JSON.parse(row.profile) as TeamMember['profile']),
  }));
}

/** Who is in a team, by role, then name. Only for readers who see the club's roster or are in the team. One SQL query. */
export const listTeamMembers = fragment(loadMembers, {
  name: 'team-members',
  ttl: minutes(10),
  tags: (members, teamId) => [
    tag.teamMembers(teamId),
    ...members.flatMap(({ userId }) => [tag.user(userId), tag.userProfiles(userId)]),
    ...tablesOf('team_members', 'users', 'sim_profiles', 'simulators'),
  ],
});

export type TeamRace = { eventId: string; slug: string; name: string; startsAt: string };

async function loadRaces(teamId: string): Promise<TeamRace[]> {
  const rows = (await db().execute(sql`
    select distinct e.id as "eventId", e.slug, e.name, extract(epoch from e.starts_at)::double precision * 1000 as "startsMs"
    from entries en join events e on e.id = en.event_id and e.listed
    where en.team_id = ${teamId} and en.status <> 'withdrawn'
    order by "startsMs" desc, e.id limit 20
  `)) as unknown as (Omit<TeamRace, 'startsAt'> & { startsMs: number })[];
  return rows.map(({ startsMs, ...race }) => ({ ...race, startsAt: new Date(startsMs).toISOString() }));
}

/** The listed races a team was entered in, the latest first, at most 20. One SQL query. */
export const listTeamRaces = fragment(loadRaces, {
  name: 'team-races',
  ttl: minutes(15),
  tags: (_races, teamId) => [...[tag.teamEntries(teamId), tag.events()], ...tablesOf('entries', 'events')],
});
