import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryKey, keyedHash } from '../../../lib/cache/entries.ts';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { on, suiteCache } from './suite-cache.ts';

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

const rounds = 40;
const readsOfRound = 250;
/** A probe of each connection now and then, and what was on its way when Redis failed: far below the 10 000 reads. */
const mostPending = 400;

/** What waits for Redis, in all connections of a process. */
function pendingOf({ connections }: CacheRuntime): number {
  return (['control', 'query'] as const)
    .map(
      (place) => connections?.to(place).redis as unknown as Record<'commandQueue' | 'offlineQueue', { length: number }>,
    )
    .reduce((sum, { commandQueue, offlineQueue }) => sum + commandQueue.length + offlineQueue.length, 0);
}

const listenersOf = ({ connections }: CacheRuntime) => {
  const redis = connections?.to('query').redis as Redis;
  return redis.eventNames().reduce((sum, name) => sum + redis.listenerCount(name), 0);
};

/** Everything the site does, for as long as an outage may last: each read another one, so that each would ask. */
async function live(runtime: CacheRuntime): Promise<{ loads: number; mostAtOnce: number; pending: number[] }> {
  let [loads, atOnce, mostAtOnce] = [0, 0, 0];
  const load = async (id: number) => {
    loads += 1;
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce -= 1;
    return id;
  };
  const read = on(runtime, load, { name: 'long' });
  const pending: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ids = Array.from({ length: readsOfRound }, (_, n) => round * readsOfRound + n);
    expect(await Promise.all(ids.map((id) => read(id)))).toEqual(ids);
    await invalidate([`round:${round}`], {}, runtime);
    // In the first, Redis is only just found to be away.
    if (round === 0) mostAtOnce = 0;
    pending.push(pendingOf(runtime));
  }
  const keys = [0, rounds * readsOfRound - 1].map((id) => {
    const hash = keyedHash(['long', [id]], runtime);
    return entryKey('query', 'long', hash, runtime);
  });
  expect(keys.map((key) => runtime.flights.joinable(key))).toEqual([null, null]);
  return { loads, mostAtOnce, pending };
}

test.each(['hung', 'killed'] as const)(
  'Redis %s for ten thousand reads: all are answered, and what waits for it does not grow with them',
  { timeout: 60_000 },
  async (failure) => {
    const runtime = suite.instance();
    await on(runtime, async (id: number) => id, { name: 'before' })(0);
    const listeners = listenersOf(runtime);
    if (failure === 'hung') own.pause();
    else await own.kill();
    try {
      const { loads, mostAtOnce, pending } = await live(runtime);
      expect(loads).toBe(rounds * readsOfRound);
      expect(Math.max(...pending)).toBeLessThan(mostPending);
      // Not more at the end than when it began: the first round may have been on its way.
      expect(pending.at(-1)).toBeLessThanOrEqual((pending[0] ?? 0) + rounds);
      expect(listenersOf(runtime)).toBeLessThanOrEqual(listeners);
      expect(runtime.l1.entries).toBeLessThan(rounds * readsOfRound);
      expect(mostAtOnce, 'loaders at once, as the gate allows').toBeLessThanOrEqual(32);
    } finally {
      if (failure === 'hung') own.resume();
      else await own.restart();
    }
  },
);

test('control: a client without deadline and breaker keeps every command of the outage', async () => {
  const redis = new Redis(own.url);
  await redis.ping();
  own.pause();
  const waiting = Array.from({ length: 1_000 }, (_, n) => redis.get(`made up ${n}`));
  await new Promise((resolve) => setImmediate(resolve));
  expect((redis as unknown as { commandQueue: { length: number } }).commandQueue.length).toBe(1_000);
  own.resume();
  await Promise.all(waiting);
  redis.disconnect();
});
