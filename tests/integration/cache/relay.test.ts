import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import { type Relay, startRelay } from '../../../lib/cache/relay/relay.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';
import { on, suiteCache } from './suite-cache.ts';

let database: TestDatabase;
let writer: Sql;
const suite = suiteCache();
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  writer = postgres(database.url, { max: 4, onnotice: () => undefined });
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  await writer.end();
  await suite.end();
  await database.drop();
});

function relayOf(runtime: CacheRuntime): Relay {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const relay = startRelay({ sql, runtime, pollMs: 10 });
  ends.push(async () => {
    await relay.stop();
    await sql.end();
  });
  return relay;
}

const simulator = (slug: string) =>
  writer`update simulators set name = ${`${slug} ${Math.random()}`} where slug = ${slug}`;
const readNames = () => async () => (await writer`select name from simulators order by slug`).map(({ name }) => name);

/** Resolves with the next batch that the relay applied. */
function applied(runtime: CacheRuntime): Promise<number> {
  return new Promise((resolve) => {
    const end = runtime.reporter.listen((event) => {
      if (event.type !== 'invalidation' || event.source !== 'trigger') return;
      end();
      resolve(event.tags.length);
    });
  });
}

/** Until the relay has looked into the outbox twice from now on. */
async function looked(runtime: CacheRuntime): Promise<void> {
  const started = (await runtime.clocks.nowMs()) + 1;
  for (;;) {
    const { heartbeatMs } = await runtime.clocks.sync(Number.MAX_SAFE_INTEGER);
    if (heartbeatMs !== null && heartbeatMs > started) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('a change made outside the app ends what was read from the table', async () => {
  const a = suite.instance({ hasRelay: true });
  relayOf(a);
  await looked(a);
  const read = on(a, readNames(), { name: 'raw', tags: () => ['simulators'] });
  const before = await read();
  const done = applied(a);
  await simulator('iracing');
  await done;
  expect(await read()).not.toEqual(before);
});

test('control: without the relay it is not seen', async () => {
  const a = suite.instance();
  const read = on(a, readNames(), { name: 'raw-control', tags: () => ['simulators'] });
  const before = await read();
  await simulator('iracing');
  expect(await read()).toEqual(before);
});

test('without a relay that looks, reads go to Postgres', async () => {
  const other = suiteCache();
  const a = other.instance({ hasRelay: true });
  const read = on(a, readNames(), { name: 'silent', tags: () => ['simulators'] });
  const before = await read();
  await simulator('acc');
  expect(await read()).not.toEqual(before);
  await other.end();
});

test('a transaction that the app has bumped is not bumped again', async () => {
  const a = suite.instance({ hasRelay: true });
  relayOf(a);
  await looked(a);
  const seqBefore = (await a.clocks.sync(null)).seq;
  await writer.begin(async (tx) => {
    await tx`update simulators set name = 'once' where slug = 'lmu'`;
    const [row] = await tx<{ xid: string }[]>`select pg_current_xact_id()::text as xid`;
    // Before COMMIT, so that the relay can't come first.
    await invalidate(['simulators'], { transactionId: row?.xid ?? '' }, a);
  });
  await looked(a);
  expect((await a.clocks.sync(null)).seq).toBe(seqBefore + 1);
});

test('one long open transaction neither hides later ones nor makes them be bumped again and again', async () => {
  const a = suite.instance({ hasRelay: true });
  relayOf(a);
  await looked(a);
  await writer.begin(async (long) => {
    await long`update simulators set name = 'long' where slug = 'rfactor2'`;
    const done = applied(a);
    await simulator('acc');
    await done;
    const { seq } = await a.clocks.sync(null);
    await looked(a);
    await looked(a);
    expect((await a.clocks.sync(null)).seq).toBe(seq);
  });
  await looked(a);
  const changed = (await a.clocks.sync(null)).changes.filter(([tag]) => tag === 'simulators');
  expect(changed).toHaveLength(1);
});

test('clocks lost by Redis: what was committed is not lost with them, because a new epoch begins', async () => {
  const a = suite.instance({ hasRelay: true });
  relayOf(a);
  await looked(a);
  const { epoch } = await a.clocks.sync(null);
  await suite.control.hset(suite.meta, 'cur', '1');
  await looked(a);
  expect((await a.clocks.sync(null)).epoch).not.toBe(epoch);
});

test('a relay with a lower fence changes nothing', async () => {
  const a = suite.instance({ hasRelay: true });
  const first = await a.clocks.lead({ cursor: '', epoch: '' }, '5', false);
  const second = await a.clocks.lead({ cursor: first.cursor, epoch: first.epoch }, '5', false);
  const next = { cursor: second.cursor, heartbeatMs: 1, transactions: [{ xid: '7', tags: ['x'] }] };
  expect(await a.clocks.apply(first, next)).toEqual({ outcome: 'deposed' });
  expect(await a.clocks.apply(second, next)).toEqual({ outcome: 'ok', applied: 1 });
});

test('on a server of another history nothing is trusted until the relay has applied again what the cursor there leads to', async () => {
  const other = suiteCache();
  const { clocks } = other.instance();
  const first = await clocks.lead({ cursor: '', epoch: '' }, '5', true);
  const next = { cursor: '5', heartbeatMs: 1, transactions: [{ xid: '7', tags: ['x'] }] };
  await clocks.apply(first, next);
  const { seq } = await clocks.sync(null);
  // What a replica has that was promoted before it heard of transaction 7.
  await other.control.hset(other.meta, 'history', 'of the old master');
  await other.control.del(`${other.keyPrefix}:{clocks}:tx:7`);
  const adopted = await clocks.sync(null);
  expect(adopted).toMatchObject({ heartbeatMs: null, epoch: first.epoch });
  expect(adopted.seq).toBeGreaterThan(seq + 1_000_000);
  expect(await clocks.apply(first, { ...next, transactions: [] })).toEqual({ outcome: 'deposed' });
  const known = { cursor: '6', epoch: first.epoch };
  const second = await clocks.lead(known, '9', false);
  expect(second).toMatchObject({ epoch: first.epoch, cursor: '5', isNewEpoch: false });
  expect(await clocks.apply(second, next)).toEqual({ outcome: 'ok', applied: 1 });
  // Only once: a cursor that is older than Postgres' later on has been set back by somebody.
  expect(await clocks.lead(known, '9', false)).toMatchObject({ cursor: '9', isNewEpoch: true });
  await other.end();
});

test('a transaction of many statements is applied whole', async () => {
  const a = suite.instance({ hasRelay: true });
  relayOf(a);
  await looked(a);
  const { seq } = await a.clocks.sync(null);
  await writer.begin(async (tx) => {
    for (let i = 0; i < 2_100; i += 1) await tx`update simulators set name = ${`n${i}`} where slug = 'acc'`;
  });
  await looked(a);
  expect((await a.clocks.sync(null)).seq).toBe(seq + 1);
});
