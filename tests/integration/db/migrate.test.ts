import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../lib/db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});
afterAll(() => database.drop());

test('four instances may migrate an empty database at once, and again', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrate(database.url)));
  await migrate(database.url);
  const sql = postgres(database.url, { max: 1 });
  const [applied] =
    await sql`select count(*)::int as n, count(distinct hash)::int as once from drizzle.__drizzle_migrations`;
  const slugs = await sql`select slug from simulators order by slug`;
  await sql.end();
  expect(applied?.n).toBe(applied?.once);
  expect(slugs.map((row) => row.slug)).toEqual(['acc', 'iracing', 'lmu', 'rfactor2']);
});
