import { existsSync, readFileSync } from 'node:fs';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeCache } from '../../../lib/cache/index.ts';
import { closeDb } from '../../../lib/db/client.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { importFile } from '../../../lib/import/import-file.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';

type Line = Record<string, unknown>;
type Session = { simsession_name: string; simsession_type_name: string; results: Line[] };
type ApiFile = { session_results: Session[] };

const folder = new URL('../../../../shared/data/iracing/', import.meta.url);
const league = new URL('league-result.json', folder);
const endurance = new URL('team-endurance-result.json', folder);

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});
beforeEach(async () => {
  process.env.DATABASE_URL = database.url;
  process.env.SIMLANE_SECRET = 'a secret of this suite, of thirty-two characters and more';
  resetEnv();
  await sql`truncate imports, events, sim_profiles, cars, car_classes, tracks, series cascade`;
});
afterAll(async () => {
  await Promise.all([closeDb(), closeCache(), sql.end()]);
  await database.drop();
});

const read = <T>(file: URL): T => JSON.parse(readFileSync(file, 'utf8'));
const importJson = (json: unknown) => importFile(Buffer.from(JSON.stringify(json)), { fileName: 'odd.json' });

function raceOf(json: ApiFile): Session {
  const race = json.session_results.find((session) => session.simsession_name === 'RACE');
  if (!race) throw new Error('The file has no race.');
  return race;
}
/** The race's first line for that many different drivers. */
const copies = (json: ApiFile, count: number): Line[] =>
  Array.from({ length: count }, (_, n) => ({ ...raceOf(json).results[0], cust_id: n + 1, finish_position: n }));

describe.skipIf(!existsSync(league))('an odd file is still imported', () => {
  test('its sessions are in the order they were driven, whatever their order in the file', async () => {
    const json = read<ApiFile>(league);
    json.session_results.reverse();
    expect(await importJson(json)).toMatchObject({ ok: true });
    const kinds = await sql`select kind from event_sessions order by position`;
    expect(kinds.map(({ kind }) => kind)).toEqual(['practice', 'qualifying', 'race']);
  });

  test('a session with a blank name bears that of its type', async () => {
    const json = read<ApiFile>(league);
    raceOf(json).simsession_name = '  ';
    expect(await importJson(json)).toMatchObject({ ok: true });
    expect([...(await sql`select name from event_sessions where kind = 'race'`)]).toEqual([{ name: 'Race' }]);
  });

  test('classes of one name are told apart, also from one that is named so already', async () => {
    const json = read<ApiFile>(league);
    const names = ['GT3 (3)', 'GT3', 'gt3'];
    raceOf(json).results = copies(json, 3).map((line, n) => ({
      ...line,
      car_class_id: n + 1,
      car_class_name: names[n],
    }));
    expect(await importJson(json)).toMatchObject({ ok: true });
    const [stored] = await sql`select count(*)::int as n from event_classes where lower(name) like 'gt3%'`;
    expect(stored).toEqual({ n: 3 });
  });

  test('an average lap may be missing', async () => {
    const json = read<ApiFile>(league);
    for (const { results } of json.session_results) for (const line of results) delete line.average_lap;
    expect(await importJson(json)).toMatchObject({ ok: true });
    expect([...(await sql`select count(average_lap_ms)::int as n from results`)]).toEqual([{ n: 0 }]);
  });
});

describe.skipIf(!existsSync(league))('a session of very many lines', () => {
  test('is imported up to the limit', async () => {
    const json = read<ApiFile>(league);
    raceOf(json).results = copies(json, 1000);
    expect(await importJson(json)).toMatchObject({ ok: true });
    const [stored] = await sql`
      select count(*)::int as n from results r join event_sessions s on s.id = r.event_session_id where s.kind = 'race'`;
    expect(stored).toEqual({ n: 1000 });
  });

  test.each([1001, 3000, 6000, 20_000])('is a named problem beyond it: %i', async (count) => {
    const json = read<ApiFile>(league);
    const [line] = copies(json, 1);
    const { car_id, car_class_id, best_lap_time, average_lap, laps_complete, incidents } = line ?? {};
    const small = { car_id, car_class_id, best_lap_time, average_lap, laps_complete, incidents, display_name: 'A' };
    raceOf(json).results = Array.from({ length: count }, (_, n) => ({ ...small, cust_id: n + 1, finish_position: n }));
    const outcome = await importJson(json);
    expect(outcome.ok ? [] : outcome.problems.map(({ path }) => path)).toEqual(['session_results[2].results']);
    expect([...(await sql`select id from imports`)]).toEqual([]);
  });

  test('is counted with the drivers of its teams', async () => {
    const json = read<{ data: ApiFile }>(endurance);
    const [team] = raceOf(json.data).results;
    const [driver] = (team?.driver_results ?? []) as Line[];
    const crew = Array.from({ length: 600 }, (_, n) => ({ ...driver, cust_id: n + 1 }));
    raceOf(json.data).results = [-1, -2].map((team_id) => ({ ...team, team_id, driver_results: crew }));
    const outcome = await importJson(json);
    expect(outcome.ok ? [] : outcome.problems.map(({ path }) => path)).toEqual(['data.session_results[2].results']);
  });
});

describe.skipIf(!existsSync(league))('a file of very many sessions', () => {
  test('is a named problem', async () => {
    const json = read<ApiFile>(league);
    const race = raceOf(json);
    json.session_results = Array.from({ length: 21 }, () => ({ ...race, results: race.results.slice(0, 1) }));
    const outcome = await importJson(json);
    expect(outcome.ok ? [] : outcome.problems.map(({ path }) => path)).toEqual(['session_results']);
  });
});

describe.skipIf(!existsSync(endurance))('a problem of a downloaded file’s sessions', () => {
  test.each([
    [
      'none of a kind that is known',
      (race: Session) => Object.assign(race, { simsession_name: 'A', simsession_type_name: 'B' }),
    ],
    ['a driver twice in one car', (race: Session) => doubleTheFirstDriver(race)],
  ])('%s is named from the root of the file', async (_, breakRace) => {
    const json = read<{ data: ApiFile }>(endurance);
    const race = raceOf(json.data);
    json.data.session_results = [race];
    breakRace(race);
    const outcome = await importJson(json);
    expect(outcome.ok ? [] : outcome.problems.map(({ path }) => path)).toEqual(['data.session_results']);
  });
});

function doubleTheFirstDriver(race: Session): void {
  const crew = race.results[0]?.driver_results;
  if (Array.isArray(crew)) crew.push(crew[0]);
}
