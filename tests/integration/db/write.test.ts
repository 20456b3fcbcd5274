import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import { cacheOutbox, clubs, users } from '../../../drizzle/schema/index.ts';
import { tag } from '../../../drizzle/tags.ts';
import { closeDb, queryCount, withQueryCount } from '../../../lib/db/client.ts';
import { violation } from '../../../lib/db/errors.ts';
import { write, writeResult } from '../../../lib/db/write.ts';
import * as make from '../../factories/index.ts';
import { suiteDatabase } from './suite-database.ts';

const { invalidate } = vi.hoisted(() => ({
  invalidate: vi.fn<(tags: readonly string[], o: { transactionId: string }) => Promise<number | null>>(),
}));
vi.mock('../../../lib/cache/index.ts', () => ({ invalidate }));

const db = suiteDatabase();
beforeEach(() => {
  invalidate.mockReset().mockResolvedValue(42);
});

test('a write invalidates what its rows touched, once, after its commit, under its transaction id', async () => {
  let seen: unknown[] = [];
  invalidate.mockImplementation(async (_tags, { transactionId }) => {
    seen = await db().select().from(cacheOutbox).where(eq(cacheOutbox.xid, transactionId));
    return 7;
  });
  const { value, position, tags } = await write((tx) => make.createUser(tx));
  expect([position, tags]).toEqual([7, [tag.people(), tag.user(value.id)]]);
  expect(invalidate).toHaveBeenCalledOnce();
  expect(seen).toHaveLength(1);
});

test('a write that touches nothing invalidates nothing', async () => {
  const written = await write(async (tx) => tx.select({ id: users.id }).from(users).where(sql`false`));
  expect(written).toEqual({ value: [], position: null, tags: [] });
  expect(invalidate).not.toHaveBeenCalled();
});

test('a committed write is not failed by clocks that cannot be reached', async () => {
  invalidate.mockRejectedValue(new Error('no Redis'));
  const { value, position } = await write((tx) => make.createUser(tx));
  expect(position).toBeNull();
  expect(await db().select().from(users).where(eq(users.id, value.id))).toHaveLength(1);
});

test('an expected failure rolls back and comes back as a value', async () => {
  const outcome = await writeResult(async (tx, fail: (error: 'taken') => never) => {
    await make.createUser(tx, { handle: 'rolled-back' });
    return fail('taken');
  });
  expect(outcome).toEqual({ ok: false, error: 'taken' });
  expect(await db().select().from(users).where(eq(users.handle, 'rolled-back'))).toHaveLength(0);
  expect(invalidate).not.toHaveBeenCalled();
});

test('a deferred constraint fails the write by its name', async () => {
  const failed = write((tx) => tx.insert(clubs).values({ name: 'Alone', slug: 'alone' })).catch(violation);
  expect(await failed).toEqual({ kind: 'check', constraint: 'clubs_need_admin' });
});

test('work that lost against another transaction is done again, three times at most', async () => {
  let runs = 0;
  const lose = (until: number) =>
    write(async (tx) => {
      runs += 1;
      if (runs < until) await tx.execute(sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`);
      return runs;
    });
  expect((await lose(3)).value).toBe(3);
  runs = 0;
  await expect(lose(9)).rejects.toThrow();
  expect(runs).toBe(3);
});

test('queries are counted for those on whose behalf they are sent', async () => {
  const before = queryCount();
  const one = () => db().execute(sql`select 1`);
  const [mine, other] = await Promise.all([
    withQueryCount(async () => {
      await one();
      return (await withQueryCount(one)).queries;
    }),
    withQueryCount(() => db().transaction((tx) => tx.execute(sql`select 2`))),
  ]);
  expect([mine.value, mine.queries, other.queries, queryCount() - before]).toEqual([1, 2, 1, 3]);
});

test('a 64-bit number is a number where that is exact, and times are Dates', async () => {
  const [row] = await db().execute(sql`select 9007199254740991::bigint as safe, 9007199254740993::bigint as big`);
  expect(row).toEqual({ safe: 9_007_199_254_740_991, big: 9_007_199_254_740_993n });
  expect((await make.createUser(db())).createdAt).toBeInstanceOf(Date);
});

test('no connection is opened while Next builds', async () => {
  await closeDb();
  vi.stubEnv('NEXT_PHASE', 'phase-production-build');
  expect(() => db()).toThrow('build');
});
