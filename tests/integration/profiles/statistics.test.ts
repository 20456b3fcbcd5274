import { expect, test } from 'vitest';
import { listBestLaps } from '../../../lib/profiles/data/laps.ts';
import { getRatings } from '../../../lib/profiles/data/ratings.ts';
import { getStatistics } from '../../../lib/profiles/data/statistics.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { makeLap, makeLayout, makeProfile, makeRace, makeRating, makeResult } from './rows.ts';

onOwnDatabase();

/** A small generator with a fixed seed (mulberry32): the same rows in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Status = 'finished' | 'dnf' | 'dns' | 'dsq';
type CountedRow = {
  finishPosition: number;
  incidents: number;
  lapsCompleted: number;
  lapsLed: number;
  status: Status;
  kind: 'race' | 'qualifying';
  visibility: 'public' | 'private';
};
const statuses = ['finished', 'finished', 'finished', 'dnf', 'dns', 'dsq'] as const;

test.each([1, 2, 3])('statistics are what counting the rows by hand gives (seed %i)', async (seed) => {
  const next = random(seed);
  const upTo = (n: number) => Math.floor(next() * n);
  const { id } = await makeProfile();
  const rows: CountedRow[] = [];
  for (let n = 0; n < 70; n += 1) {
    const kind = next() < 0.2 ? ('qualifying' as const) : ('race' as const);
    const visibility = next() < 0.15 ? ('private' as const) : ('public' as const);
    const row = {
      finishPosition: 1 + upTo(8),
      incidents: upTo(12),
      lapsCompleted: upTo(40),
      lapsLed: upTo(5),
      status: statuses[upTo(statuses.length)] ?? 'finished',
    };
    const race = await makeRace(new Date(Date.UTC(2026, 0, 1 + n)), { visibility }, kind);
    await makeResult(id, race.sessionId, row);
    rows.push({ ...row, kind, visibility });
  }
  for (const audience of ['public', 'owner'] as const) {
    const starts = rows.filter(
      (row) => row.kind === 'race' && row.status !== 'dns' && (audience === 'owner' || row.visibility === 'public'),
    );
    const finished = starts.filter((row) => row.status === 'finished');
    const sum = (of: readonly CountedRow[], field: 'finishPosition' | 'incidents' | 'lapsCompleted' | 'lapsLed') =>
      of.reduce((total, row) => total + row[field], 0);
    const within = (position: number) => finished.filter((row) => row.finishPosition <= position).length;
    expect(await getStatistics(id, audience)).toEqual({
      starts: starts.length,
      wins: within(1),
      podiums: within(3),
      topFives: within(5),
      dnfs: starts.filter((row) => row.status === 'dnf').length,
      averageFinish: expect.closeTo(sum(finished, 'finishPosition') / finished.length, 9),
      incidentsPerRace: expect.closeTo(sum(starts, 'incidents') / starts.length, 9),
      lapsCompleted: sum(starts, 'lapsCompleted'),
      lapsLed: sum(starts, 'lapsLed'),
    });
  }
});

test('a driver without races has no averages', async () => {
  const { id } = await makeProfile();
  const none = { starts: 0, wins: 0, podiums: 0, topFives: 0, dnfs: 0, lapsCompleted: 0, lapsLed: 0 };
  expect(await getStatistics(id, 'public')).toEqual({ ...none, averageFinish: null, incidentsPerRace: null });
});

test('the best lap of a layout and car is the fastest valid one', async () => {
  const { id } = await makeProfile();
  const [spa, monza] = [await makeLayout(), await makeLayout()];
  await makeLap(id, spa, 140_000.1);
  await makeLap(id, spa, 139_000.5);
  await makeLap(id, spa, 100_000, false);
  await makeLap(id, monza, 110_000);
  const laps = await listBestLaps(id, 'public');
  expect(laps.map(({ lapMs }) => lapMs).sort()).toEqual([110_000, 139_000.5]);
});

test('a delta is against the value that held 30 days ago', async () => {
  const { id } = await makeProfile();
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await makeRating(id, 1_500, daysAgo(90));
  await makeRating(id, 1_700, daysAgo(40));
  await makeRating(id, 1_650, daysAgo(3));
  await makeRating(id, 2_000, daysAgo(2), 'oval');
  const series = await getRatings(id, 'public');
  expect(series.map(({ discipline, current, delta30Days }) => [discipline, current, delta30Days])).toEqual([
    ['oval', 2_000, null],
    ['road', 1_650, -50],
  ]);
});
