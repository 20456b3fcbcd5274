import { type SQL, sql } from 'drizzle-orm';
import { tag } from '../../../drizzle/tags.ts';
import { db } from '../../db/client.ts';
import { microsOf } from '../../paging/page.ts';
import { encodeEventPlace } from '../cursor.ts';
import type { EventTimes } from '../state.ts';
import { type Asked, orderOf } from './list-keyset.ts';
import { isoOf } from './readable.ts';

/** What a race lasts, by time or by laps. */
export type RaceLength = { durationMs: number | null; lapLimit: number | null };
export type EventListItem = EventTimes & {
  eventId: string;
  slug: string;
  name: string;
  simulatorName: string;
  track: string | null;
  layout: string | null;
  /** Who organises it, if that club is listed. */
  club: { slug: string; name: string } | null;
  classes: string[];
  races: RaceLength[];
};
export type EventRow = Omit<EventListItem, 'startsAt' | 'endsAt'> & {
  startsMicros: string;
  endsMicros: string;
  /** On Postgres' clock, which decides what is in the list. */
  startsInMs: number;
  endsInMs: number;
  clubId: string | null;
};

/** The columns of a row of a list, from `e` and the joins below. */
const listColumns: SQL = sql`
  e.id as "eventId", e.slug, e.name, s.name as "simulatorName", t.name as track, nullif(l.name, '') as layout,
  case when c.listed then jsonb_build_object('slug', c.slug, 'name', c.name) end as club, e.club_id as "clubId",
  e.status = 'cancelled' as cancelled, ${microsOf(sql`e.starts_at`)} as "startsMicros",
  ${microsOf(sql`e.ends_at`)} as "endsMicros",
  (extract(epoch from e.starts_at - now()) * 1000)::double precision as "startsInMs",
  (extract(epoch from e.ends_at - now()) * 1000)::double precision as "endsInMs",
  array(select k.name from event_classes k where k.event_id = e.id order by k.position, k.id limit 12) as classes,
  coalesce((select jsonb_agg(jsonb_build_object('durationMs', z.duration_ms, 'lapLimit', z.lap_limit) order by z.position)
    from event_sessions z where z.event_id = e.id and z.kind = 'race'), '[]') as races`;

const listJoins: SQL = sql`
  join simulators s on s.id = e.simulator_id
  left join layouts l on l.id = e.layout_id
  left join tracks t on t.id = l.track_id
  left join clubs c on c.id = e.club_id`;

export const listTables = [
  'events',
  'simulators',
  'layouts',
  'tracks',
  'clubs',
  'event_classes',
  'event_sessions',
] as const;

/** The tags of what the rows show; clubs also where they are not named, since they may come to be. */
export function listTags(rows: readonly { eventId: string; clubId: string | null }[]): string[] {
  const clubIds = new Set(rows.flatMap(({ clubId }) => clubId ?? []));
  return [
    ...rows.map(({ eventId }) => tag.event(eventId)),
    ...[...clubIds].map((clubId) => tag.club(clubId)),
    ...[tag.simulators(), tag.tracks()],
  ];
}

export const placeOfRow = ({ startsMicros, eventId }: EventRow): string =>
  encodeEventPlace([Number(startsMicros), eventId]);

export function itemOf(row: EventRow): EventListItem {
  const { startsMicros, endsMicros, startsInMs: _, endsInMs: __, clubId: ___, ...item } = row;
  return { ...item, startsAt: isoOf(Number(startsMicros) / 1_000), endsAt: isoOf(Number(endsMicros) / 1_000) };
}

type Wanted = {
  asked: Asked;
  /** Selects of ids, each in the order of the list and with its limit. */
  parts: readonly SQL[];
  limit: number;
  /** The end of the next event that joins the past; asked for that list only. */
  nextEnd: SQL;
  columns?: SQL;
  joins?: SQL;
};

/** The rows of a page, one more than fit, in one SQL query. */
export async function readRows<R extends EventRow>(wanted: Wanted): Promise<{ rows: R[]; nextEndMs: number | null }> {
  const { asked, parts, limit, nextEnd, columns = sql``, joins = sql`` } = wanted;
  const joinsPast = asked.when === 'past' ? sql`extract(epoch from ${nextEnd} - now()) * 1000` : sql`null`;
  const [found] = (await db().execute(sql`
    select ${joinsPast}::double precision as "nextEndMs", (select coalesce(jsonb_agg(r), '[]') from (
      select ${listColumns} ${columns}
      from (${sql.join([...parts], sql` union all `)}) page join events e on e.id = page.id ${listJoins} ${joins}
      order by ${orderOf(asked)} limit ${limit}
    ) r)::text as rows
  `)) as unknown as { nextEndMs: number | null; rows: string }[];
  return { rows: JSON.parse(found?.rows ?? '[]') as R[], nextEndMs: found?.nextEndMs ?? null };
}

/** Milliseconds to the next start or end among the rows; null if there is none ahead. */
export function nextBoundaryMs(rows: readonly EventRow[], alsoMs: number | null = null): number | null {
  const ahead = [...rows.flatMap(({ startsInMs, endsInMs }) => [startsInMs, endsInMs]), alsoMs].filter(
    (ms): ms is number => ms !== null && ms > 0,
  );
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
