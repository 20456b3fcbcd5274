import { existsSync, readFileSync } from 'node:fs';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeCache } from '../../../lib/cache/index.ts';
import { closeDb } from '../../../lib/db/client.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { importFile } from '../../../lib/import/import-file.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';

const file = new URL('../../../../shared/data/iracing/league-result.json', import.meta.url);

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
});
afterAll(async () => {
  await Promise.all([closeDb(), closeCache(), sql.end()]);
  await database.drop();
});

const rowCounts = async () => {
  const [row] = await sql`
    select (select count(*)::int from imports) as imports, (select count(*)::int from events) as events,
      (select count(*)::int from sim_profiles) as profiles, (select count(*)::int from cars) as cars,
      (select count(*)::int from audit_logs) as audit`;
  return row;
};

/** Each is fine as JSON and of the right type, and more than a column holds. */
const mutations: readonly (readonly [string, string, (json: Json) => void])[] = [
  [
    'a count beyond four bytes',
    'laps_complete',
    (json) => {
      row(json).laps_complete = 3_000_000_000;
    },
  ],
  [
    'a position beyond four bytes',
    'finish_position',
    (json) => {
      row(json).finish_position = 9_000_000_000;
    },
  ],
  [
    'a lap number beyond four bytes',
    'best_lap_num',
    (json) => {
      row(json).best_lap_num = 3_000_000_000;
    },
  ],
  [
    'led laps beyond four bytes',
    'laps_lead',
    (json) => {
      row(json).laps_lead = 3_000_000_000;
    },
  ],
  [
    'incidents below zero',
    'incidents',
    (json) => {
      row(json).incidents = -1;
    },
  ],
  [
    'a name with a NUL',
    'display_name',
    (json) => {
      row(json).display_name = 'A\u0000B';
    },
  ],
  [
    'a car name with a NUL',
    'car_name',
    (json) => {
      row(json).car_name = 'A\u0000B';
    },
  ],
  [
    'a car number with a NUL',
    'car_number',
    (json) => {
      row(json).livery.car_number = '\u0000';
    },
  ],
  [
    'a year Postgres has not',
    'start_time',
    (json) => {
      json.start_time = '0000-01-01T00:00:00Z';
    },
  ],
  [
    'an end before the start',
    'end_time',
    (json) => {
      json.end_time = '2001-01-01T00:00:00Z';
    },
  ],
  [
    'a track name with a NUL',
    'track_name',
    (json) => {
      json.track.track_name = '\u0000Spa';
    },
  ],
  [
    'a layout name with a NUL',
    'config_name',
    (json) => {
      json.track.config_name = 'GP\u0000';
    },
  ],
  [
    'a session name with a NUL',
    'simsession_name',
    (json) => {
      raceOf(json).simsession_name = 'RACE\u0000';
    },
  ],
];

type Row = Record<string, unknown> & { livery: Record<string, unknown> };
type Json = Record<string, unknown> & {
  track: Record<string, unknown>;
  session_results: (Record<string, unknown> & { results: Row[] })[];
};
const raceOf = (json: Json) => {
  const race = json.session_results[2];
  if (!race) throw new Error('The file has no third session.');
  return race;
};
const row = (json: Json) => {
  const sixth = raceOf(json).results[5];
  if (!sixth) throw new Error('The race has no sixth result.');
  return sixth;
};

describe.skipIf(!existsSync(file))('a file that no database could hold', () => {
  test.each(mutations)('%s is a named problem, and nothing is stored', async (_, field, mutate) => {
    const json: Json = JSON.parse(readFileSync(file, 'utf8'));
    mutate(json);
    const before = await rowCounts();
    const outcome = await importFile(Buffer.from(JSON.stringify(json)), { fileName: 'broken.json' });
    expect(outcome.ok).toBe(false);
    expect(outcome.ok ? [] : outcome.problems.map(({ path }) => path)).toEqual([expect.stringContaining(field)]);
    expect(await rowCounts()).toEqual(before);
  });
});
