import type { lapTimes, results } from '../schema/index.ts';
import { later } from './calendar.ts';
import type { RaceEvent, Session } from './events.ts';
import { type GridCar, makeGrid, paceOn } from './grid.ts';
import { type CarResult, driveAgainstClock, driveRace } from './race.ts';
import type { Driver, Source } from './world.ts';

export type ResultRow = typeof results.$inferInsert & { id: string };
/** A race of a driver, for his ratings: they are written into `row`. */
export type RatedRace = { driver: Driver; event: RaceEvent; at: Date; row: ResultRow; cars: number };
export type Results = { rows: ResultRow[]; laps: (typeof lapTimes.$inferInsert)[]; rated: RatedRace[] };

/** Runs every session that is over. */
export function makeResults(source: Source, events: readonly RaceEvent[], drivers: readonly Driver[]): Results {
  const made: Results = { rows: [], laps: [], rated: [] };
  for (const event of events) {
    if (event.plan.state === 'ahead') continue;
    runEvent(source, made, event, makeGrid(source.random, event, drivers));
  }
  return made;
}

export function runEvent(source: Source, made: Results, event: RaceEvent, grid: readonly GridCar[]): void {
  let order = grid;
  for (const session of event.sessions) {
    if (event.plan.state === 'running' && session.kind === 'race') continue;
    const pace = paceOn(event);
    const isRace = session.kind === 'race';
    const finish = isRace
      ? driveRace(source.random, order, session.durationMs, pace)
      : driveAgainstClock(source.random, grid, pace);
    addSession(source, made, event, session, finish, isRace ? order : null);
    order = finish.map(({ car }) => car);
  }
}

function addSession(
  source: Source,
  made: Results,
  event: RaceEvent,
  session: Session,
  finish: readonly CarResult[],
  start: readonly GridCar[] | null,
): void {
  const endsAt = later(session.startsAt, session.durationMs);
  for (const result of finish) {
    const common = {
      eventSessionId: session.id,
      teamName: result.car.team?.name ?? null,
      teamExternalId: result.car.team?.externalId ?? null,
      carNumber: result.car.number,
      carId: result.car.car.id,
      carClassId: result.car.carClass.id,
      startPosition: start ? start.indexOf(result.car) + 1 : null,
      finishPosition: result.finishPosition,
      classPosition: result.classPosition,
      averageLapMs: result.averageLapMs,
      intervalMs: result.intervalMs,
      ratingBefore: null,
      ratingAfter: null,
      safetyBefore: null,
      safetyAfter: null,
      status: result.status,
      createdAt: endsAt,
    };
    if (result.car.team)
      made.rows.push({ ...common, ...ofCar(result), id: source.random.uuid(endsAt), profileId: null });
    result.shares.forEach((share, index) => {
      const driver = result.car.crew[index];
      if (!driver) return;
      const { laps: lapsCompleted, bestLapMs, incidents, lapsLed } = share;
      const row: ResultRow = {
        ...common,
        averageLapMs: lapsCompleted > 0 ? common.averageLapMs : null,
        id: source.random.uuid(endsAt),
        profileId: driver.profile.id,
        lapsCompleted,
        bestLapMs,
        incidents,
        lapsLed,
      };
      made.rows.push(row);
      if (bestLapMs !== null) made.laps.push(bestLap(source, event, row, bestLapMs, lapsCompleted, endsAt));
      if (session.kind === 'race') made.rated.push({ driver, event, at: endsAt, row, cars: finish.length });
    });
  }
}

/** What the crew did together. */
function ofCar({ laps, shares }: CarResult) {
  const best = shares.flatMap(({ bestLapMs }) => bestLapMs ?? []);
  return {
    lapsCompleted: laps,
    bestLapMs: best.length > 0 ? Math.min(...best) : null,
    incidents: shares.reduce((sum, share) => sum + share.incidents, 0),
    lapsLed: shares.reduce((sum, share) => sum + share.lapsLed, 0),
  };
}

function bestLap({ random }: Source, event: RaceEvent, row: ResultRow, lapMs: number, laps: number, at: Date) {
  return {
    id: random.uuid(at),
    profileId: row.profileId as string,
    layoutId: event.layout.id,
    carId: row.carId ?? null,
    lapMs,
    lapNumber: random.int(1, laps),
    resultId: row.id,
    recordedAt: at,
    createdAt: at,
  };
}
