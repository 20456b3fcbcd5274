import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { directionOf, type Page, pageOf } from '../../paging/page.ts';
import type { EventAudience } from '../../policy/index.ts';
import { decodeResultPlace, encodeResultPlace } from '../cursor.ts';
import type { ResultsAt } from '../results-at.ts';
import { eventSeen } from './readable.ts';
import { isCar, linesOf, placeOf, type ResultRow } from './result-rows.ts';
import type { SessionKind } from './schedule.ts';

/** A page of a session's standing. */
export type SessionResults = Page<ResultRow> & {
  session: { number: number; kind: SessionKind; name: string };
  cars: number;
  leaderLaps: number | null;
  /** The first three of each class; on the first page, and where there are several classes. */
  podiums: { className: string; cars: ResultRow[] }[];
};
type Line = ResultRow & { place: number; profileIds: string[] | null };
type Found = {
  sessionIds: string[];
  number: number;
  kind: SessionKind;
  name: string;
  cars: number;
  leaderLaps: number | null;
  lines: string;
  podiums: string;
};
type Loaded = { results: SessionResults; sessionIds: string[]; profileIds: string[] };

export const resultsPerPage = 60;
/** Beyond this many, any change of any profile counts. */
const mostTagged = 200;
const mostOnPodiums = 30;

async function load(eventId: string, audience: EventAudience, at: ResultsAt): Promise<Loaded | null> {
  const backward = directionOf(at) === 'backward';
  const place = decodeResultPlace(at.after ?? at.before);
  const beside = place
    ? sql`(${placeOf}, r.id) ${backward ? sql`<` : sql`>`} (${place[0]}::int, ${place[1]}::uuid)`
    : sql`true`;
  const order = backward ? sql`place desc, id desc` : sql`place, id`;
  const lineColumns = sql`'place', l.place, 'profileIds', l.profile_ids`;
  const [found] = (await db().execute(sql`
    with chosen as (
      select s.id, s.position + 1 as number, s.kind, s.name
      from event_sessions s join events e on e.id = s.event_id
      where s.event_id = ${eventId} and ${eventSeen(audience)}
        and ${at.session === null ? sql`true` : sql`s.position = ${at.session - 1}`}
        and exists (select from results r where r.event_session_id = s.id)
      order by s.kind = 'race' desc, s.position desc limit 1
    ), standing as (
      select r.* from chosen join results r on r.event_session_id = chosen.id
      where ${isCar} and ${beside} order by ${placeOf} ${backward ? sql`desc` : sql``}, r.id ${backward ? sql`desc` : sql``}
      limit ${resultsPerPage + 1}
    ), podium as (
      select r.* from chosen join results r on r.event_session_id = chosen.id
      where ${place === null} and ${isCar} and r.class_position <= 3 and r.car_class_id is not null
      order by ${placeOf}, r.id limit ${mostOnPodiums}
    ), wanted as (select * from standing union select * from podium
    ), ${linesOf(sql`wanted`, audience)}
    select array(select z.id::text from event_sessions z where z.event_id = ${eventId}) as "sessionIds", chosen.number, chosen.kind, chosen.name,
      (select count(*)::int from results r where r.event_session_id = chosen.id and ${isCar}) as cars,
      (select max(r.laps_completed) from results r where r.event_session_id = chosen.id and r.finish_position = 1) as "leaderLaps",
      (select coalesce(jsonb_agg(l.line || jsonb_build_object(${lineColumns}) order by ${order}), '[]')
        from lines l where l.id in (select id from standing))::text as lines,
      (select coalesce(jsonb_agg(l.line || jsonb_build_object(${lineColumns})
          order by l.place, l.id), '[]')
        from lines l where l.id in (select id from podium))::text as podiums
    from chosen
  `)) as unknown as Found[];
  return found ? loadedOf(found, at) : null;
}

function loadedOf({ sessionIds, number, kind, name, cars, leaderLaps, ...json }: Found, at: ResultsAt): Loaded {
  const lines = JSON.parse(json.lines) as Line[];
  const best = JSON.parse(json.podiums) as Line[];
  const page = pageOf(at, resultsPerPage, lines, (line) => encodeResultPlace([line.place, line.resultId]));
  const classes = [...new Set(best.flatMap(({ className }) => className ?? []))];
  const podiums =
    classes.length < 2
      ? []
      : classes.map((className) => ({
          className,
          cars: best.filter((line) => line.className === className).map(rowOf),
        }));
  return {
    results: { ...page, items: page.items.map(rowOf), session: { number, kind, name }, cars, leaderLaps, podiums },
    sessionIds,
    profileIds: [...new Set([...lines, ...best].flatMap(({ profileIds }) => profileIds ?? []))],
  };
}

function rowOf({ place: _, profileIds: __, ...row }: Line): ResultRow {
  return row;
}

const getCached = fragment(load, {
  name: 'event-results',
  ttl: minutes(15),
  tags: (loaded, eventId) => [
    tag.event(eventId),
    // Which session is shown depends on which have results at all.
    ...(loaded ? loaded.sessionIds.map(tag.sessionResults) : [tag.results()]),
    tag.cars(),
    ...(loaded && loaded.profileIds.length <= mostTagged ? loaded.profileIds.map(tag.profile) : [tag.profiles()]),
    ...tablesOf('events', 'event_sessions', 'results', 'sim_profiles', 'simulators', 'car_classes', 'cars'),
  ],
});

/**
 * The standing of a session, at most 60 cars, from beside a place; of the last race unless another is asked for. Null if
 * there are no results. One SQL query.
 */
export async function getResults(
  eventId: string,
  audience: EventAudience,
  at: ResultsAt,
): Promise<SessionResults | null> {
  return (await getCached(eventId, audience, at))?.results ?? null;
}
