import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { minutes, query } from '../cache/index.ts';
import { db } from '../db/client.ts';
import { publicEvent } from './public-event.ts';

/** A race that was run. `winner` has an address when his profile is public and shows its results. */
export type LatestRace = {
  sessionId: string;
  event: string;
  slug: string;
  /** Of an event with several races, which one. */
  session: string;
  simulator: string;
  track: string | null;
  /** ISO 8601, UTC. */
  startedAt: string;
  starters: number;
  winner: { name: string; identifier: string; simulator: string } | { name: string } | null;
};

const mostRaces = 6;

type Row = Omit<LatestRace, 'winner' | 'startedAt'> & {
  startedMs: number;
  team: string | null;
  driver: string | null;
  identifier: string | null;
  driverSimulator: string | null;
};

async function load(): Promise<LatestRace[]> {
  const rows = (await db().execute(sql`
    select s.id as "sessionId", e.name as event, e.slug, s.name as session, sim.name as simulator, tr.name as track,
      (extract(epoch from s.starts_at) * 1000)::double precision as "startedMs",
      (select count(*)::int from results r where r.event_session_id = s.id
        and r.status <> 'dns' and (r.team_external_id is null or r.profile_id is null)) as starters,
      w.team_name as team, w.display_name as driver, w.sim_api_id as identifier, w.slug as "driverSimulator"
    from event_sessions s
    join events e on e.id = s.event_id
    join simulators sim on sim.id = e.simulator_id
    left join layouts l on l.id = e.layout_id
    left join tracks tr on tr.id = l.track_id
    left join lateral (
      -- Who drives alone is often his own team: its name is as private as his.
      select case when r.profile_id is null or p.id is not null then r.team_name end as team_name, p.display_name, p.sim_api_id, ps.slug from results r
      left join sim_profiles p on p.id = r.profile_id and p.listed and p.show_results
      left join simulators ps on ps.id = p.simulator_id
      where r.event_session_id = s.id and r.finish_position = 1
      order by r.profile_id is not null, r.id limit 1
    ) w on true
    where s.kind = 'race' and ${publicEvent} and exists (select from results r where r.event_session_id = s.id)
    order by s.starts_at desc, s.id desc
    limit ${mostRaces}
  `)) as unknown as Row[];
  return rows.map(({ startedMs, team, driver, identifier, driverSimulator, ...race }) => ({
    ...race,
    startedAt: new Date(startedMs).toISOString(),
    winner: winnerOf(team, driver, identifier, driverSimulator),
  }));
}

function winnerOf(team: string | null, driver: string | null, identifier: string | null, simulator: string | null) {
  if (team !== null) return { name: team };
  if (driver === null || identifier === null || simulator === null) return null;
  return { name: driver, identifier, simulator };
}

export const listLatestRaces = query(load, {
  name: 'recent-races',
  ttl: minutes(15),
  earlyRefresh: true,
  tags: () => [
    ...[tag.events(), tag.eventSessions(), tag.results(), tag.profiles(), tag.simulators(), tag.tracks()],
    ...tablesOf('events', 'event_sessions', 'results', 'sim_profiles', 'simulators', 'layouts', 'tracks'),
  ],
});
