import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { hours, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { Audience } from '../../policy/index.ts';
import { eventTags, racedEventIds } from './raced-events.ts';
import { eventSeen, seen, shown } from './readable.ts';

/**
 * Of races begun (`dns` is no start). Wins, podiums, top fives and the average count finished races by overall
 * position; a `dnf` or `dsq` has none.
 */
export type ProfileStatistics = {
  starts: number;
  wins: number;
  podiums: number;
  topFives: number;
  dnfs: number;
  averageFinish: number | null;
  incidentsPerRace: number | null;
  lapsCompleted: number;
  lapsLed: number;
};
type Row = ProfileStatistics & { eventIds: string[] };

async function load(profileId: string, audience: Audience): Promise<Row | null> {
  const finished = sql`r.status = 'finished'`;
  const [row] = (await db().execute(sql`
    select races.*, ${racedEventIds} as "eventIds"
    from sim_profiles p
    cross join lateral (
      select count(*)::int as "starts",
        count(*) filter (where ${finished} and r.finish_position = 1)::int as "wins",
        count(*) filter (where ${finished} and r.finish_position <= 3)::int as "podiums",
        count(*) filter (where ${finished} and r.finish_position <= 5)::int as "topFives",
        count(*) filter (where r.status = 'dnf')::int as "dnfs",
        (avg(r.finish_position) filter (where ${finished}))::double precision as "averageFinish",
        avg(r.incidents)::double precision as "incidentsPerRace",
        coalesce(sum(r.laps_completed), 0)::int as "lapsCompleted",
        coalesce(sum(r.laps_led), 0)::int as "lapsLed"
      from results r
      join event_sessions es on es.id = r.event_session_id and es.kind = 'race'
      join events e on e.id = es.event_id and ${eventSeen(audience)}
      where r.profile_id = p.id and r.status <> 'dns'
    ) races
    where p.id = ${profileId} and ${seen(audience)} and ${shown(audience, 'results')}
  `)) as unknown as Row[];
  return row ?? null;
}

const getCached = query(load, {
  name: 'profile-statistics',
  ttl: hours(1),
  tags: (row, profileId) => [
    tag.profile(profileId),
    tag.profileResults(profileId),
    ...eventTags(row?.eventIds ?? []),
    ...tablesOf('sim_profiles', 'results', 'event_sessions', 'events'),
  ],
});

/** A driver's statistics; null where results are not shared. One SQL query. */
export async function getStatistics(profileId: string, audience: Audience): Promise<ProfileStatistics | null> {
  const row = await getCached(profileId, audience);
  if (!row) return null;
  const { eventIds: _, ...statistics } = row;
  return statistics;
}
