import { type SQL, sql } from 'drizzle-orm';
import type { EventAudience } from '../../policy/index.ts';
import { shown } from '../../profiles/data/readable.ts';
import { driverNamed, profileAudienceOf } from './readable.ts';

/** A driver with an address, or null: one who is not to be named. */
export type ResultDriver = { name: string; simulator: string; identifier: string } | null;
export type ResultStatus = 'finished' | 'dnf' | 'dns' | 'dsq';
/** What a car did in a session. Positions count from 1. */
export type ResultRow = {
  resultId: string;
  position: number | null;
  classPosition: number | null;
  className: string | null;
  startPosition: number | null;
  carNumber: string | null;
  team: string | null;
  drivers: ResultDriver[];
  car: string | null;
  laps: number;
  incidents: number;
  /** Null too where it is the lap of a driver who does not share his laps. */
  bestLapMs: number | null;
  /** Behind the first; null when laps behind. */
  intervalMs: number | null;
  status: ResultStatus;
};

/** A line for each car: a team's drivers have results of their own besides. */
export const isCar: SQL = sql`(r.profile_id is null or r.team_external_id is null)`;
/** What the standing is sorted by: who has no position comes last. */
export const placeOf: SQL = sql`coalesce(r.finish_position, 2147483647)`;

/**
 * Common table expressions that make `lines (id, line, profile_ids)` of the cars in `wanted`, which has the columns of
 * `results`. Names and laps are taken out here, so that what a driver withholds never leaves Postgres.
 */
export function linesOf(wanted: SQL, audience: EventAudience): SQL {
  const named = driverNamed(audience);
  const lapShown = shown(profileAudienceOf(audience), 'laps');
  return sql`
    crew as (
      select r.id as car, r.id as result_id, r.profile_id, r.laps_completed, r.best_lap_ms
      from ${wanted} r where r.profile_id is not null
      union all
      select r.id, d.id, d.profile_id, d.laps_completed, d.best_lap_ms
      from ${wanted} r join results d on d.event_session_id = r.event_session_id and d.team_external_id = r.team_external_id
      where r.profile_id is null and d.profile_id is not null
    ), crews as (
      select m.car, array_agg(m.profile_id::text) as profile_ids,
        jsonb_agg(case when ${named} then jsonb_build_object(
          'name', p.display_name, 'simulator', ps.slug, 'identifier', p.sim_api_id) end
          order by m.laps_completed desc, m.result_id) as drivers,
        array_agg(m.best_lap_ms) filter (where not (${named} and ${lapShown})) as withheld_laps,
        bool_and(${named}) as named
      from crew m join sim_profiles p on p.id = m.profile_id join simulators ps on ps.id = p.simulator_id
      group by m.car
    ), lines as (
      select r.id, ${placeOf} as place, r.class_position, k.name as class_name, crews.profile_ids,
        jsonb_build_object(
          'resultId', r.id, 'position', r.finish_position, 'classPosition', r.class_position, 'className', k.name,
          'startPosition', r.start_position, 'carNumber', r.car_number,
          'team', case when r.profile_id is null or crews.named then r.team_name end,
          'drivers', coalesce(crews.drivers, '[]'), 'car', a.name, 'laps', r.laps_completed, 'incidents', r.incidents,
          'bestLapMs', case when r.best_lap_ms = any (coalesce(crews.withheld_laps, '{}')) then null else r.best_lap_ms end,
          'intervalMs', r.interval_ms, 'status', r.status) as line
      from ${wanted} r
      left join crews on crews.car = r.id
      left join car_classes k on k.id = r.car_class_id
      left join cars a on a.id = r.car_id
    )`;
}
