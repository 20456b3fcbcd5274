import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditLogs, clubMembers, clubs, users } from '../../../drizzle/schema/index.ts';
import { copyRows } from '../../../drizzle/seed/copy/copy-rows.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';

const hostile = [
  'tab\there',
  'line\nfeed',
  'return\r\nboth',
  'back\\slash \\N \\. \\t \\x41',
  '\\',
  '\\.',
  '"quoted", \'single\' and , commas',
  'Žofie Müller-Łukasz 🏁 日本 \u202Eright to left',
  '\u0001 control',
  'NULL',
  ' spaces around ',
];

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  await sql`truncate users, clubs, audit_logs cascade`;
});

const user = (n: number, name: string) => ({
  handle: `driver-${n}`,
  name,
  email: `d${n}@example.org`,
  passwordHash: '!',
});

test('hostile texts arrive as they were, in texts and in JSON', async () => {
  await sql.begin((tx) => copyRows(tx, users, [hostile.map((name, n) => user(n, name))]));
  const names = await sql`select name from users order by substr(handle, 8)::int`;
  expect(names.map(({ name }) => name)).toEqual(hostile);

  const details = { deep: [{ text: hostile.join('|'), none: null, yes: true, number: 1.5 }] };
  await sql.begin((tx) => copyRows(tx, auditLogs, [[{ action: 'test', subjectType: 'club', details }]]));
  const [row] = await sql`select details from audit_logs`;
  expect(row?.details).toEqual(details);
});

test('more rows than fit a chunk arrive, in order, and are told of on the way', async () => {
  const told: number[] = [];
  const rows = function* () {
    for (let n = 0; n < 3_000; n += 1) yield user(n, `Driver ${n} ${'x'.repeat(60)}`);
  };
  const sent = await sql.begin((tx) => copyRows(tx, users, [[], rows()], (count) => told.push(count)));
  const [counted] = await sql`select count(*)::int as n from users`;
  expect({ sent, n: counted?.n, last: told.at(-1) }).toEqual({ sent: 3_000, n: 3_000, last: 3_000 });
  expect(told.length).toBeGreaterThan(2);
});

test('what one part leaves out is null; what has a default must be given by all', async () => {
  const at = new Date('2026-01-01T10:00:00.123Z');
  await sql.begin((tx) => copyRows(tx, users, [[user(1, 'A')], [{ ...user(2, 'B'), suspendedAt: at }]]));
  const rows = await sql`select suspended_at from users order by handle`;
  expect(rows.map((row) => row.suspended_at)).toEqual([null, at]);
  const mixed = [[user(3, 'C')], [{ ...user(4, 'D'), locale: 'de' as const }]];
  await expect(sql.begin((tx) => copyRows(tx, users, mixed))).rejects.toThrow('lacks locale');
});

describe('a refused row leaves nothing and is told, whether it is refused', () => {
  const ghost = '00000000-0000-7000-8000-000000000001';
  const club = { id: '00000000-0000-7000-8000-00000000000c', name: 'Club', slug: 'club' };

  test('at once, by a unique index', async () => {
    const twice = [user(1, 'A'), user(1, 'B')];
    await expect(sql.begin((tx) => copyRows(tx, users, [twice]))).rejects.toThrow('users_handle_key');
  });

  test('after the last row, by a foreign key', async () => {
    const lost = sql.begin((tx) => copyRows(tx, clubMembers, [[{ clubId: ghost, userId: ghost, role: 'admin' }]]));
    await expect(lost).rejects.toThrow('violates foreign key');
  });

  test('at the commit, by a deferred trigger', async () => {
    await expect(sql.begin((tx) => copyRows(tx, clubs, [[club]]))).rejects.toThrow('needs an admin');
  });

  test('before it is sent, because it could not be made', async () => {
    const broken = function* () {
      for (let n = 0; n < 2_000; n += 1) yield user(n, `Driver ${n} ${'x'.repeat(60)}`);
      throw new Error('no more names');
    };
    await expect(sql.begin((tx) => copyRows(tx, users, [broken()]))).rejects.toThrow('no more names');
  });

  test('and the connection serves on', async () => {
    const [counts] =
      await sql`select (select count(*)::int from users) as users, (select count(*)::int from clubs) as clubs`;
    expect(counts).toEqual({ users: 0, clubs: 0 });
    expect(await sql.begin((tx) => copyRows(tx, users, [[user(1, 'A')]]))).toBe(1);
  });
});
