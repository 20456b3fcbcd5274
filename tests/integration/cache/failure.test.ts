import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { on, source, suiteCache } from './suite-cache.ts';

let own: OwnRedis;
let suite: ReturnType<typeof suiteCache>;
beforeAll(async () => {
  own = await startOwnRedis();
  suite = suiteCache(own.url);
});
afterAll(async () => {
  await suite.end();
  await own.stop();
});

/** Reads until Redis is used again: the breaker and ioredis decide when they try. */
async function untilSynced(read: () => Promise<unknown>, isBack: () => boolean): Promise<void> {
  for (let attempt = 0; !isBack(); attempt += 1) {
    if (attempt > 200) throw new Error('Redis answers, but is not used again');
    await read();
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

test('Redis killed: readers get the database’s answer at once, a write is not refused, and all is right afterwards', async () => {
  const a = suite.instance();
  const rows = source('old');
  const read = on(a, rows.load, { name: 'killed' });
  expect(await read()).toBe('old');
  await own.kill();
  rows.write('new');
  expect(await invalidate(['thing'], {}, a)).toBeNull();
  // Within τ + Δ a process may go on serving what it holds; this one was told of the write by nobody.
  const answers = new Set(await Promise.all(Array.from({ length: 50 }, () => read())));
  expect([...answers].every((answer) => answer === 'old' || answer === 'new')).toBe(true);
  await own.restart();
  await untilSynced(read, () => a.mirror.position !== null && a.mirror.ageMs < 1_000);
  expect(await read()).toBe('new');
  const loads = rows.loads;
  expect(await read()).toBe('new');
  expect(rows.loads).toBe(loads);
});

test('Redis gone for longer than the bound: L1 is not served any more', async () => {
  const a = suite.instance({ tauMs: 0, deltaMs: 40 });
  const rows = source('old');
  const read = on(a, rows.load, { name: 'bound' });
  await read();
  await own.kill();
  rows.write('new');
  await untilSynced(
    () => Promise.resolve(),
    () => a.mirror.ageMs > 40,
  );
  expect(await read()).toBe('new');
  await own.restart();
});

test('Redis hangs: no read waits for it longer than its commands may, and soon none waits at all', async () => {
  const a = suite.instance({ deltaMs: 40 });
  const rows = source('value');
  const read = on(a, rows.load, { name: 'hung' });
  await untilSynced(read, () => a.mirror.position !== null && a.mirror.ageMs < 1_000);
  let isOpen = false;
  a.reporter.listen((event) => {
    if (event.type === 'breaker' && event.place === 'control') isOpen = event.state === 'open';
  });
  own.pause();
  for (let i = 0; i < 10 && !isOpen; i += 1) expect(await read()).toBe('value');
  expect(isOpen).toBe(true);
  own.resume();
  await untilSynced(read, () => !isOpen && a.mirror.ageMs < 1_000);
});

test('a restarted, empty Redis ends what the process held', async () => {
  const a = suite.instance();
  const rows = source('old');
  const read = on(a, rows.load, { name: 'restart' });
  await untilSynced(read, () => a.mirror.position !== null && a.mirror.ageMs < 1_000);
  await own.restart();
  rows.write('new');
  await untilSynced(read, () => a.mirror.position !== null && a.mirror.ageMs < 1_000);
  expect(await read()).toBe('new');
});

/** As after a restart with all data, or a promotion: the server is there, and its history is another one. */
async function beginHistory(url: string): Promise<void> {
  const redis = new Redis(url, { db: 5 });
  await redis.replicaof('127.0.0.1', 1);
  await redis.replicaof('NO', 'ONE');
  redis.disconnect();
}

async function relayByHand({ clocks }: CacheRuntime) {
  const leader = await clocks.lead({ cursor: '0', epoch: '' }, '0', true);
  return {
    look: async () => {
      const heartbeatMs = await clocks.nowMs();
      return (await clocks.apply(leader, { cursor: leader.cursor, heartbeatMs, transactions: [] })).outcome;
    },
    leadAgain: () => clocks.lead({ cursor: leader.cursor, epoch: leader.epoch }, '0', false),
  };
}

test('Redis restarted with its data: nothing is trusted until the relay has looked again, then all of it', async () => {
  const fresh = suiteCache(own.url);
  const a = fresh.instance({ hasRelay: true });
  const relay = await relayByHand(a);
  await relay.look();
  const rows = source('old');
  const read = on(a, rows.load, { name: 'kept' });
  expect(await read()).toBe('old');
  const { epoch } = await a.clocks.sync(null);
  await beginHistory(own.url);
  rows.write('changed without a bump');
  expect(await read()).toBe('changed without a bump');
  expect(await relay.look()).toBe('deposed');
  const next = await relay.leadAgain();
  expect(next).toMatchObject({ epoch, isNewEpoch: false });
  await a.clocks.apply(next, { cursor: next.cursor, heartbeatMs: await a.clocks.nowMs(), transactions: [] });
  expect(await read()).toBe('old');
  await fresh.end();
});

test('numbers given before the loss are not given again: an entry kept elsewhere ends with the next bump', async () => {
  const fresh = suiteCache(own.url);
  const [a, b] = [fresh.instance(), fresh.instance()];
  await (await relayByHand(a)).look();
  const rows = source('old');
  const read = on(a, rows.load, { name: 'elsewhere', tags: () => ['elsewhere'] });
  for (let i = 0; i < 5; i += 1) await invalidate(['others'], {}, b);
  await read();
  // The clocks' server is set back by these five bumps; the entry lies on another one.
  await fresh.control.hincrby(fresh.meta, 'seq', -5);
  await fresh.control.zrem(fresh.clk, 'others');
  await beginHistory(own.url);
  rows.write('new');
  await invalidate(['elsewhere'], {}, b);
  a.mirror.reset('reconnect');
  expect(await read()).toBe('new');
  await fresh.end();
});
