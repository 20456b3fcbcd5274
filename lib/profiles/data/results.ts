import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { eventSeen as reached } from '../../events/data/readable.ts';
import { type Audience, anybody } from '../../policy/index.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { eventTags, racedEventIds } from './raced-events.ts';
import { eventSeen, seen, shown } from './readable.ts';

/** Positions count from 1. Best lap and rating are null where the audience may not read those sections. */
export type ResultItem = {
  resultId: string;
  racedAt: string;
  event: string;
  /** The event's address, where the audience may go there. */
  eventSlug: string | null;
  series: string | null;
  track: string | null;
  car: string | null;
  team: string | null;
  startPosition: number | null;
  finishPosition: number | null;
  classPosition: number | null;
  lapsCompleted: number;
  incidents: number;
  bestLapMs: number | null;
  ratingBefore: number | null;
  ratingAfter: number | null;
  status: 'finished' | 'dnf' | 'dns' | 'dsq';
};
export type ResultsPage = { items: ResultItem[]; previous: string | null; next: string | null };
type Row = Omit<ResultItem, 'racedAt'> & { racedMicros: number };
type Loaded = ResultsPage & { eventIds: string[] };

export const resultsPerPage = 20;

async function load(
  profileId: string,
  audience: Audience,
  after: string | null,
  before: string | null,
): Promise<Loaded> {
  const backward = before !== null;
  const place = decodeCursor('raced', after ?? before ?? '');
  const beside = place
    ? sql`(r.raced_at, r.id) ${backward ? sql`>` : sql`<`}
        (timestamptz 'epoch' + ${place[0]}::bigint * interval '1 microsecond', ${place[1]}::uuid)`
    : sql`true`;
  // Of a driver's own races not all let him in again: an address is given only where anybody may follow it.
  const goesThere = reached(audience === 'siteAdmin' ? { club: 'siteAdmin', tie: null } : anybody);
  const orderBy = backward ? sql`r.raced_at, r.id` : sql`r.raced_at desc, r.id desc`;
  const [found] = (await db().execute(sql`
    select ${racedEventIds} as "eventIds", array(
      select jsonb_build_object(
        'resultId', r.id, 'racedMicros', (extract(epoch from r.raced_at) * 1000000)::bigint,
        'event', e.name, 'eventSlug', case when ${goesThere} then e.slug end, 'series', series.name, 'track', concat_ws(' – ', t.name, nullif(l.name, '')),
        'car', c.name, 'team', r.team_name, 'startPosition', r.start_position, 'finishPosition', r.finish_position,
        'classPosition', r.class_position, 'lapsCompleted', r.laps_completed, 'incidents', r.incidents,
        'bestLapMs', case when ${shown(audience, 'laps')} then r.best_lap_ms end,
        'ratingBefore', case when ${shown(audience, 'ratings')} then r.rating_before end,
        'ratingAfter', case when ${shown(audience, 'ratings')} then r.rating_after end, 'status', r.status)
      from results r
      join event_sessions es on es.id = r.event_session_id and es.kind = 'race'
      join events e on e.id = es.event_id and ${eventSeen(audience)}
      left join series on series.id = e.series_id
      left join layouts l on l.id = e.layout_id
      left join tracks t on t.id = l.track_id
      left join cars c on c.id = r.car_id
      where r.profile_id = p.id and ${beside}
      order by ${orderBy}
      limit ${resultsPerPage + 1}) as "rows"
    from sim_profiles p
    where p.id = ${profileId} and ${seen(audience)} and ${shown(audience, 'results')}
  `)) as unknown as { eventIds: string[]; rows: (Row | string)[] }[];
  const rows = (found?.rows ?? []).map((row) => (typeof row === 'string' ? (JSON.parse(row) as Row) : row));
  return { ...pageOf(rows, after !== null, backward), eventIds: found?.eventIds ?? [] };
}

function pageOf(found: readonly Row[], after: boolean, backward: boolean): ResultsPage {
  const more = found.length > resultsPerPage;
  const rows = found.slice(0, resultsPerPage);
  if (backward) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const cursor = (row: Row) => encodeCursor('raced', [row.racedMicros, row.resultId]);
  return {
    items: rows.map(({ racedMicros, ...row }) => ({ ...row, racedAt: new Date(racedMicros / 1_000).toISOString() })),
    previous: first && (backward ? more : after) ? cursor(first) : null,
    next: last && (backward || more) ? cursor(last) : null,
  };
}

const listCached = fragment(load, {
  name: 'profile-races',
  ttl: minutes(15),
  tags: ({ eventIds }, profileId) => [
    tag.profile(profileId),
    tag.profileResults(profileId),
    tag.series(),
    tag.tracks(),
    tag.cars(),
    ...eventTags(eventIds),
    ...tablesOf('sim_profiles', 'results', 'event_sessions', 'events', 'series', 'layouts', 'tracks', 'cars'),
  ],
});

/** A page of a driver's races, latest first; empty where they are not shared. One SQL query. */
export async function listResults(
  profileId: string,
  audience: Audience,
  after: string | null,
  before: string | null,
): Promise<ResultsPage> {
  const { items, previous, next } = await listCached(profileId, audience, after, before);
  return { items, previous, next };
}
