import { seatDrivers } from '../grid.ts';
import type { Random } from '../random.ts';
import { beginForm, type Form, type RatingRow, rateRace } from '../ratings.ts';
import { type RatedRace, type Results, runEvent } from '../results.ts';
import type { Discipline, Driver, Source } from '../world.ts';
import type { CrowdEvents } from './events.ts';
import { sourceOf } from './source.ts';

export type SeasonRows = Pick<Results, 'rows' | 'laps'> & { ratings: RatingRow[] };
type Season = { source: Source; events: CrowdEvents; drivers: readonly Driver[]; results: number };

const fewestCars = 4;
const mostCars = 60;

/**
 * Runs the events that are over, one after the other, and forgets each: what was driven is not kept, but made again for each
 * table that needs it. Nobody drives in two races at once, so a driver's races are in order and his ratings follow.
 */
export function* runSeason({ source, events, drivers, results }: Season): Generator<SeasonRows> {
  const pools = makePools(drivers);
  const busyUntil = new Map<Driver, number>();
  const forms = new Map<Driver, Form[]>();
  let left = results;
  for (let index = 0; index < events.over; index += 1) {
    const { source: own, event, format } = events.at(index);
    const wanted = (left / (events.over - index)) * format.weight * own.random.between(0.6, 1.4);
    const rows = index === events.over - 1 ? left : wanted;
    const cars = Math.max(fewestCars, Math.min(mostCars, Math.round(rows / format.rows)));
    const { startsAt, endsAt } = event.row;
    const pool = pools.get(poolOf(event.plan.simulator, event.plan.discipline));
    const drawn = pool ? draw(own.random, pool, cars * event.plan.crew, busyUntil, Number(startsAt)) : [];
    for (const driver of drawn) busyUntil.set(driver, Number(endsAt));
    const filled = { ...event, plan: { ...event.plan, cars } };
    const made: Results = { rows: [], laps: [], rated: [] };
    runEvent(own, made, filled, seatDrivers(own.random, filled, drawn));
    left -= made.rows.length;
    yield { rows: made.rows, laps: someOf(made.laps), ratings: made.rated.flatMap((race) => rate(own, forms, race)) };
  }
  yield { rows: [], laps: [], ratings: elsewhere(source, drivers, forms) };
}

/** Every fourth: of most sessions nobody keeps the laps. */
function someOf<T>(laps: readonly T[]): T[] {
  return laps.filter((_, n) => n % 4 === 0);
}

function rate(source: Source, forms: Map<Driver, Form[]>, race: RatedRace): RatingRow[] {
  const { driver, event } = race;
  const { discipline } = event.plan;
  const known = forms.get(driver) ?? driver.disciplines.map((_, rank) => beginForm(source, driver, rank));
  forms.set(driver, known);
  const form = known[driver.disciplines.indexOf(discipline)];
  if (!form) throw new Error(`${driver.profile.displayName} has raced in ${discipline}, which is not his.`);
  return rateRace(source, form, driver, discipline, { at: race.at, rated: race });
}

/** Most who never raced here did so somewhere else. */
function elsewhere(source: Source, drivers: readonly Driver[], forms: ReadonlyMap<Driver, Form[]>): RatingRow[] {
  const own = sourceOf(source, 'form', 0);
  return drivers.flatMap((driver) => {
    const [discipline] = driver.disciplines;
    if (forms.has(driver) || discipline === undefined || own.random.chance(0.25)) return [];
    const at = source.calendar.day(-own.random.int(1, 545), own.random.int(14, 22) + own.random.int(0, 11) / 12);
    return rateRace(own, beginForm(own, driver, 0), driver, discipline, { at, rated: null });
  });
}

type Pool = { drivers: Driver[]; sums: number[] };
const poolOf = (simulator: string, discipline: Discipline) => `${simulator} ${discipline}`;

/** Who may be drawn for what, with the sums of how eager they are: one binary search finds the next. */
function makePools(drivers: readonly Driver[]): Map<string, Pool> {
  const pools = new Map<string, Pool>();
  for (const driver of drivers) {
    for (const discipline of driver.disciplines) {
      const key = poolOf(driver.simulator, discipline);
      const pool = pools.get(key) ?? { drivers: [], sums: [] };
      pool.drivers.push(driver);
      pool.sums.push((pool.sums.at(-1) ?? 0) + driver.eagerness);
      pools.set(key, pool);
    }
  }
  return pools;
}

/** Different drivers who are free then; fewer if there are not enough. */
function draw(
  random: Random,
  pool: Pool,
  count: number,
  busyUntil: ReadonlyMap<Driver, number>,
  startMs: number,
): Driver[] {
  const drawn = new Set<Driver>();
  const all = pool.sums.at(-1) ?? 0;
  for (let attempt = 0; drawn.size < count && attempt < count * 8; attempt += 1) {
    const driver = pool.drivers[firstAbove(pool.sums, random.next() * all)];
    if (driver && (busyUntil.get(driver) ?? Number.NEGATIVE_INFINITY) < startMs) drawn.add(driver);
  }
  return [...drawn];
}

function firstAbove(sums: readonly number[], value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
