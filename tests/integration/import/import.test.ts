import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeCache } from '../../../lib/cache/index.ts';
import { closeDb } from '../../../lib/db/client.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { importFile } from '../../../lib/import/import-file.ts';
import { readRaceFile } from '../../../lib/import/read-file.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';

const folder = new URL('../../../../shared/data/iracing/', import.meta.url);
const hasData = existsSync(folder);
const bytesOf = (name: string) => readFileSync(new URL(name, folder));
const teamFile = 'team-endurance-result.json';
const leagueFile = 'league-result.json';

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

type Line = Record<string, unknown> & { cust_id: number; team_id?: number; display_name: string };

/** What the file itself says of each driver in the race, read without the importer. */
function driversIn(name: string): Line[] {
  const json = JSON.parse(bytesOf(name).toString('utf8'));
  const race = (json.data ?? json).session_results.find(
    (session: { simsession_name: string }) => session.simsession_name === 'RACE',
  );
  return race.results.flatMap(
    (line: Line & { driver_results?: Line[] }) => line.driver_results ?? ('cust_id' in line ? [line] : []),
  );
}

const counts = async () => {
  const [row] = await sql`select
    (select count(*)::int from events) as events, (select count(*)::int from results) as results,
    (select count(*)::int from sim_profiles) as profiles, (select count(*)::int from ratings) as ratings,
    (select count(*)::int from lap_times) as laps, (select count(*)::int from imports) as imports`;
  return row;
};

describe.skipIf(!hasData)('real result files', () => {
  test.each([teamFile, leagueFile])('%s: every driver’s race is as the file says', async (name) => {
    const outcome = await importFile(bytesOf(name), { fileName: name });
    expect(outcome).toMatchObject({ ok: true, already: false });
    const expected = driversIn(name);
    expect(expected.length).toBeGreaterThanOrEqual(20);
    for (const line of expected) {
      const [found] = await sql`
        select p.display_name, r.*, c.name as car, cc.name as class
        from results r
        join sim_profiles p on p.id = r.profile_id
        join event_sessions s on s.id = r.event_session_id and s.kind = 'race'
        left join cars c on c.id = r.car_id
        left join car_classes cc on cc.id = r.car_class_id
        where p.sim_api_id = ${String(line.cust_id)} and coalesce(r.team_external_id, '') = ${String(line.team_id ?? '')}`;
      const lap = (value: unknown) => (Number(value) > 0 ? Number(value) / 10 : null);
      expect(found).toMatchObject({
        display_name: line.display_name,
        finish_position: Number(line.finish_position) + 1,
        class_position: Number(line.finish_position_in_class) + 1,
        start_position: Number(line.starting_position) < 0 ? null : Number(line.starting_position) + 1,
        laps_completed: line.laps_complete,
        laps_led: line.laps_lead,
        incidents: line.incidents,
        best_lap_ms: lap(line.best_lap_time),
        average_lap_ms: lap(line.average_lap),
        rating_before: Number(line.oldi_rating) > 0 ? line.oldi_rating : null,
        rating_after: Number(line.newi_rating) > 0 ? line.newi_rating : null,
        safety_after: Number(line.new_sub_level) > 0 ? Number(line.new_sub_level) / 100 : null,
        car: line.car_name,
        class: line.car_class_name,
      });
    }
  });

  test('a rating is recorded at the time the file gives, not at the time of the import', async () => {
    await importFile(bytesOf(leagueFile), { fileName: leagueFile });
    const times = await sql`select distinct recorded_at from ratings`;
    expect(times.map(({ recorded_at: at }) => at.toISOString())).toEqual(['2022-06-19T21:04:48.000Z']);
  });

  test('a team without drivers keeps its line', async () => {
    await importFile(bytesOf(teamFile), { fileName: teamFile });
    const [teams] = await sql`
      select count(*)::int as n from results r join event_sessions s on s.id = r.event_session_id
      where s.kind = 'race' and r.profile_id is null`;
    expect(teams).toEqual({ n: 58 });
  });

  test('the same file a second time, the same race in the other shape, and both at once change nothing', async () => {
    const bytes = bytesOf(teamFile);
    const bare = Buffer.from(JSON.stringify(JSON.parse(bytes.toString('utf8')).data));
    const both = await Promise.all([bytes, bare].map((given) => importFile(given, { fileName: teamFile })));
    expect(both.map((outcome) => outcome.ok && outcome.already).toSorted()).toEqual([false, true]);
    const before = await counts();
    expect(await importFile(bytes, { fileName: teamFile })).toMatchObject({ ok: true, already: true });
    expect(await importFile(bare, { fileName: 'bare.json' })).toMatchObject({ ok: true, already: true });
    expect(await counts()).toEqual(before);
  });

  test('a mistake is named where it stands, and nothing is stored', async () => {
    const json = JSON.parse(bytesOf(teamFile).toString('utf8'));
    delete json.data.session_results[2].results[5].driver_results[0].cust_id;
    json.data.start_time = 'yesterday';
    const before = await counts();
    const outcome = await importFile(Buffer.from(JSON.stringify(json)), { fileName: teamFile });
    expect(outcome.ok ? [] : outcome.problems.map(({ path }) => path)).toEqual([
      'data.start_time',
      'data.session_results[2].results[5].driver_results[0].cust_id',
    ]);
    expect(await counts()).toEqual(before);
  });

  test('whatever is broken in a file, the answer is a race or a list of problems', () => {
    const base = JSON.parse(bytesOf(leagueFile).toString('utf8'));
    base.session_results = base.session_results.map((session: { results: unknown[] }) => ({
      ...session,
      results: session.results.slice(0, 2),
    }));
    const paths = pathsOf(base);
    const junk = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.constant([]),
      fc.constant({}),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), junk, (path, value) => {
        const broken = structuredClone(base);
        let at = broken;
        for (const part of path.slice(0, -1)) at = at[part];
        at[path.at(-1) ?? ''] = value;
        const read = readRaceFile(Buffer.from(JSON.stringify(broken)));
        expect(read.ok || read.problems.length > 0).toBe(true);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

test('what is no result file is refused with a reason', () => {
  const refused = (bytes: Uint8Array) => {
    const read = readRaceFile(bytes);
    return read.ok ? '' : read.problems[0]?.message;
  };
  expect(refused(Buffer.from('not json'))).toMatch('the file is not JSON');
  expect(refused(Buffer.from('[]'))).toMatch('not an iRacing result');
  expect(refused(Buffer.from('{"type":"event_result","data":null}'))).toMatch('not an iRacing result');
  expect(refused(new Uint8Array(10 * 1024 * 1024 + 1))).toBe('the file is larger than 10 MB');
  expect(refused(Uint8Array.from([0xff, 0xfe, 0x00]))).toMatch('the file is not JSON');
});

function pathsOf(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[...at, key], ...pathsOf(part, [...at, key])]);
}
