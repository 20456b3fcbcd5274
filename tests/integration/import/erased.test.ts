import { existsSync, readFileSync } from 'node:fs';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCache } from '../../../lib/cache/index.ts';
import { closeDb } from '../../../lib/db/client.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { identityHash } from '../../../lib/import/erased.ts';
import { importFile } from '../../../lib/import/import-file.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';

const file = new URL('../../../../shared/data/iracing/league-result.json', import.meta.url);

type Driver = { cust_id: number; display_name: string };
let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  process.env.DATABASE_URL = database.url;
  process.env.SIMLANE_SECRET = 'a secret of this suite, of thirty-two characters and more';
  resetEnv();
});
afterAll(async () => {
  await Promise.all([closeDb(), closeCache(), sql.end()]);
  await database.drop();
});

describe.skipIf(!existsSync(file))('somebody who asked to be forgotten', () => {
  test('is nameless in the results, and leaves neither ratings nor laps', async () => {
    const json = JSON.parse(readFileSync(file, 'utf8')) as { session_results: { results: Driver[] }[] };
    const [first, second] = json.session_results[2]?.results ?? [];
    if (!first || !second) throw new Error('The race has no two drivers.');
    const [nameless] = await sql`
      insert into sim_profiles (simulator_id, sim_api_id, display_name)
      select id, 'erased-1', 'Driver 1' from simulators where slug = 'iracing' returning id`;
    await sql`insert into erased_identities (identity_hash, profile_id)
      values (${identityHash('iracing', String(first.cust_id))}, ${nameless?.id}),
        (${identityHash('iracing', String(second.cust_id))}, null)`;

    expect(await importFile(readFileSync(file), { fileName: 'league.json' })).toMatchObject({ ok: true });

    const [traces] = await sql`
      select (select count(*)::int from sim_profiles
          where sim_api_id in (${String(first.cust_id)}, ${String(second.cust_id)})
            or display_name in (${first.display_name}, ${second.display_name})) as profiles,
        (select count(*)::int from ratings r join sim_profiles p on p.id = r.profile_id where p.display_name like 'Driver %') as ratings,
        (select count(*)::int from lap_times l join sim_profiles p on p.id = l.profile_id where p.display_name like 'Driver %') as laps,
        (select count(*)::int from results r join sim_profiles p on p.id = r.profile_id
          where p.display_name like 'Driver %' and num_nonnulls(rating_before, rating_after, safety_before, safety_after) > 0) as rated`;
    expect(traces).toEqual({ profiles: 0, ratings: 0, laps: 0, rated: 0 });
    const places = await sql`
      select r.finish_position, p.display_name from results r join event_sessions s on s.id = r.event_session_id
      join sim_profiles p on p.id = r.profile_id where s.kind = 'race' order by 1 limit 2`;
    expect(places.map((row) => [row.finish_position, row.display_name])).toEqual([
      [1, expect.stringMatching(/^Driver \d+$/)],
      [2, expect.stringMatching(/^Driver \d+$/)],
    ]);
  });
});
