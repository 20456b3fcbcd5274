import type { ratings } from '../schema/index.ts';
import type { RatedRace } from './results.ts';
import type { Discipline, Driver, Source } from './world.ts';

export type RatingRow = typeof ratings.$inferInsert;
/** One on the site, or one nobody here knows of. */
type Race = { at: Date; rated: RatedRace | null };

/** Walks through each driver's races, those on the site and those that are not, and leaves a rating after each. */
export function makeRatings(source: Source, drivers: readonly Driver[], rated: readonly RatedRace[]): RatingRow[] {
  const byDriver = new Map<Driver, RatedRace[]>();
  for (const race of rated) byDriver.set(race.driver, [...(byDriver.get(race.driver) ?? []), race]);
  return drivers.flatMap((driver) =>
    driver.disciplines.flatMap((discipline, rank) => {
      const own = (byDriver.get(driver) ?? []).filter(({ event }) => event.plan.discipline === discipline);
      return walk(source, driver, discipline, rank, own);
    }),
  );
}

function walk(source: Source, driver: Driver, discipline: Discipline, rank: number, rated: readonly RatedRace[]) {
  const form = beginForm(source, driver, rank);
  return timetable(source, driver, rank, rated).flatMap((race) => rateRace(source, form, driver, discipline, race));
}

/** Where a driver stands in a discipline, and where he would end. */
export type Form = { value: number; target: number; safety: number; safetyTarget: number };

export function beginForm({ random }: Source, { skill, simulator }: Driver, rank: number): Form {
  const target = clamp(1750 * Math.exp(skill * 0.42) * (rank === 0 ? 1 : 0.82), 800, 7000);
  const value = clamp(simulator === 'iracing' ? target * random.between(0.6, 0.95) : target * 0.8, 800, 7000);
  const safetyTarget = random.between(2.1, 4.7);
  return { value, target, safetyTarget, safety: random.between(2.2, 3.4) };
}

/** Moves the form by one race, writes both ends of the step into its result and leaves the new ratings. */
export function rateRace(
  source: Source,
  form: Form,
  driver: Driver,
  discipline: Discipline,
  { at, rated: race }: Race,
): RatingRow[] {
  const { random } = source;
  const isIracing = driver.simulator === 'iracing';
  const before = { value: Math.round(form.value), safety: round2(form.safety) };
  form.value = clamp(form.value + change(source, race, form.target - form.value), 800, 7000);
  const incidents = race?.row.incidents ?? random.int(0, 9);
  const drift = (form.safetyTarget - form.safety) * 0.06;
  form.safety = clamp(form.safety + drift + 0.1 - incidents * 0.018 + random.gauss() * 0.03, 1, 4.99);
  const after = { value: Math.round(form.value), safety: round2(form.safety) };
  if (race) Object.assign(race.row, ratingsOf(isIracing, before, after));
  if (!driver.profile.lastRacedAt || driver.profile.lastRacedAt < at) driver.profile.lastRacedAt = at;
  const common = { profileId: driver.profile.id, discipline, recordedAt: at, createdAt: at };
  const rows: RatingRow[] = [
    { id: random.uuid(at), ...common, system: isIracing ? 'irating' : 'elo', value: after.value },
  ];
  if (isIracing) rows.push({ id: random.uuid(at), ...common, system: 'safety', value: after.safety });
  return rows;
}

/** The last 18 months. Two races never end at the same moment. */
function timetable({ random, calendar }: Source, driver: Driver, rank: number, rated: readonly RatedRace[]): Race[] {
  const count = Math.round(random.between(6, 26) * driver.eagerness * (rank === 0 ? 1 : 0.5)) + 1;
  const races: Race[] = rated.map((race) => ({ at: race.at, rated: race }));
  const taken = new Set(races.map(({ at }) => at.getTime()));
  for (let n = 0; n < count; n += 1) {
    const at = calendar.day(-random.int(1, 545), random.int(14, 22) + random.int(0, 11) / 12);
    if (taken.has(at.getTime())) continue;
    taken.add(at.getTime());
    races.push({ at, rated: null });
  }
  return races.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A place in the upper half wins points, one in the lower half costs them; all drift to what the driver is worth. */
function change({ random }: Source, race: RatedRace | null, distance: number): number {
  const drift = distance * 0.05;
  if (!race) return drift + random.gauss() * 42;
  const middle = (race.cars + 1) / 2;
  return drift + ((middle - (race.row.finishPosition ?? middle)) / race.cars) * 130 + random.gauss() * 12;
}

type Values = { value: number; safety: number };
function ratingsOf(isIracing: boolean, before: Values, after: Values) {
  const main = { ratingBefore: before.value, ratingAfter: after.value };
  return isIracing ? { ...main, safetyBefore: before.safety, safetyAfter: after.safety } : main;
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));
const round2 = (value: number) => Math.round(value * 100) / 100;
