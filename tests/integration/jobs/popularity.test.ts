import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CacheRuntime, createCacheRuntime } from '../../../lib/cache/runtime.ts';
import { decayPopularity } from '../../../lib/popularity/decay.ts';
import { keepPages, keepReads, listPopularPages, listPopularReads } from '../../../lib/popularity/keep.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';

let redis: OwnRedis;
let runtime: CacheRuntime;
beforeAll(async () => {
  redis = await startOwnRedis();
  const places = ['session', 'view', 'fragment', 'query', 'api', 'control'];
  runtime = createCacheRuntime({
    keyPrefix: `t${randomBytes(4).toString('hex')}`,
    redisUrls: Object.fromEntries(places.map((name) => [name, redis.url])) as never,
    secret: 's'.repeat(32),
    tauMs: 250,
    deltaMs: 5_000,
    hasRelay: false,
    off: [],
  });
});
afterAll(async () => {
  await runtime.close();
  await redis.stop();
});

const read = (name: string) => ({ layer: 'query', name, args: ['x'] }) as const;

test('what was asked for counts half after an hour, however many workers let it, and is forgotten in the end', async () => {
  await runtime.mirror.ensureFresh();
  const nowMs = vi.spyOn(runtime.mirror, 'nowMs');
  const hours = (n: number) => nowMs.mockReturnValue(1_900_000_000_000 + n * 3_600_000);
  hours(0);
  await keepPages([{ what: '/visitor/en', times: 12 }], runtime);
  await keepReads(
    [
      { key: 'a', what: read('often'), times: 8 },
      { key: 'b', what: read('seldom'), times: 3 },
    ],
    runtime,
  );
  await Promise.all([decayPopularity(runtime), decayPopularity(runtime)]);
  await decayPopularity(runtime);
  expect(await listPopularPages(10, runtime)).toEqual([{ what: '/visitor/en', times: 6 }]);
  expect(await listPopularReads(10, runtime)).toEqual([
    { what: read('often'), times: 4 },
    { what: read('seldom'), times: 1.5 },
  ]);
  hours(1);
  await decayPopularity(runtime);
  expect(await listPopularPages(10, runtime)).toEqual([{ what: '/visitor/en', times: 3 }]);
  expect(await listPopularReads(10, runtime)).toEqual([{ what: read('often'), times: 2 }]);
});

test('how a read is called is forgotten with its score', async () => {
  const calls = async () => Object.keys(await (runtime.control?.hgetall(`${runtime.keyPrefix}:{popular}:calls`) ?? {}));
  expect(await calls()).toEqual(['a']);
});
