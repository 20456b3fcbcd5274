import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../../drizzle/tags.ts';
import { fragment, minutes } from '../../../cache/index.ts';
import { db } from '../../../db/client.ts';
import { type ClubAudience, clubReachOf } from '../../../policy/index.ts';
import { rosterSeen } from '../../seen.ts';

/** How a member finished a race. Only of public profiles that show their results. `racedAt`: ISO 8601, UTC. */
export type ClubResult = {
  resultId: string;
  driver: string;
  simulator: string;
  identifier: string;
  event: string;
  eventSlug: string;
  /** Which race of the event: an evening may hold two. */
  sessionId: string;
  session: string;
  position: number | null;
  status: 'finished' | 'dnf' | 'dns' | 'dsq';
  racedAt: string;
};
type Loaded = { results: ClubResult[]; profileIds: string[] };

const mostResults = 12;
/** Profiles whose latest results are looked at, those who raced last first. */
const mostProfiles = 40;

type Row = Omit<ClubResult, 'racedAt'> & { racedMs: number };

async function load(clubId: string, audience: ClubAudience): Promise<Loaded> {
  const rows = (await db().execute(sql`
    with drivers as (
      select p.id, p.display_name, p.sim_api_id, p.simulator_id, p.show_results
      from clubs c
      join club_members m on m.club_id = c.id
      join sim_profiles p on p.user_id = m.user_id and p.listed
      where c.id = ${clubId} and ${rosterSeen(clubReachOf(audience))}
      order by p.last_raced_at desc nulls last, p.id limit ${mostProfiles}
    )
    select null as "resultId", d.id::text as "profileId", null as driver, null as simulator,
      null as identifier, null as event, null as "eventSlug", null as "sessionId", null as session, null::int as position, null as status,
      null::double precision as "racedMs"
    from drivers d
    union all
    (select r.id::text, d.id::text, d.display_name, s.slug, d.sim_api_id, e.name, e.slug, es.id::text, es.name,
      r.class_position, r.status, extract(epoch from r.raced_at)::double precision * 1000
    from drivers d
    join simulators s on s.id = d.simulator_id
    cross join lateral (
      select * from results r where r.profile_id = d.id order by r.raced_at desc, r.id desc limit ${mostResults}
    ) r
    join event_sessions es on es.id = r.event_session_id and es.kind = 'race'
    join events e on e.id = es.event_id and e.listed
    where d.show_results
    order by r.raced_at desc, r.id desc limit ${mostResults})
  `)) as unknown as (Partial<Row> & { profileId: string })[];
  const results = rows.filter((row): row is Row & { profileId: string } => row.resultId !== null);
  return {
    results: results.map(({ racedMs, profileId: _, ...result }) => ({
      ...result,
      racedAt: new Date(racedMs).toISOString(),
    })),
    profileIds: [...new Set(rows.map(({ profileId }) => profileId))],
  };
}

const listCached = fragment(load, {
  name: 'club-results',
  ttl: minutes(10),
  tags: ({ profileIds }, clubId) => [
    ...[tag.club(clubId), tag.clubMembers(clubId), tag.events(), tag.eventSessions(), tag.simulators()],
    // A member's first profile is not among those seen: whoever gains or loses one changes the set.
    tag.profiles(),
    ...profileIds.map(tag.profileResults),
    ...tablesOf('clubs', 'club_members', 'sim_profiles', 'simulators', 'results', 'event_sessions', 'events'),
  ],
});

/** How members finished lately, at most twelve; none where this audience does not see the roster. One SQL query. */
export async function listClubResults(clubId: string, audience: ClubAudience): Promise<ClubResult[]> {
  return (await listCached(clubId, audience)).results;
}
