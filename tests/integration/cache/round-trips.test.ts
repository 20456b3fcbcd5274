import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { on, suiteCache } from './suite-cache.ts';

let own: OwnRedis;
let admin: Redis;
let suite: ReturnType<typeof suiteCache>;
beforeAll(async () => {
  own = await startOwnRedis();
  admin = new Redis(own.url);
  suite = suiteCache(own.url);
});
afterAll(async () => {
  await suite.end();
  admin.disconnect();
  await own.stop();
});

const uncounted = new Set(['config|resetstat', 'info', 'ping', 'client|setinfo', 'hello', 'select']);

/** Commands that Redis ran while `work` was under way. */
async function commandsOf(work: () => Promise<unknown>): Promise<Record<string, number>> {
  await admin.config('RESETSTAT');
  await work();
  const stats = await admin.info('commandstats');
  const found = [...stats.matchAll(/cmdstat_([^:]+):calls=(\d+)/g)].map(([, name = '', calls]) => [
    name,
    Number(calls),
  ]);
  return Object.fromEntries(found.filter(([name]) => !uncounted.has(String(name))));
}

test('L1 asks Redis nothing, L2 once; a miss with its fill is four round trips; 50 tags are one', async () => {
  const [a, b] = [suite.instance({ tauMs: 60_000 }), suite.instance({ tauMs: 60_000 })];
  const tags = Array.from({ length: 50 }, (_, i) => `tag-${i}`);
  const [readA, readB] = [a, b].map((runtime) => on(runtime, async () => 'value', { name: 'trips', tags: () => tags }));
  await Promise.all([a, b].map((runtime) => on(runtime, async () => 1, { name: 'warm' })()));

  // GET, the lease, GET again under it, then SET along with the lease's return (which reads the lease's holder).
  const { script: _, eval: __, ...miss } = await commandsOf(async () => readA?.());
  expect(miss).toEqual({ get: 3, set: 2, evalsha: 1, del: 1 });
  expect(await commandsOf(async () => readA?.())).toEqual({});
  expect(await commandsOf(async () => readB?.())).toEqual({ get: 1 });
  await invalidate(['first'], {}, a);
  const bump = await commandsOf(() => invalidate(tags, {}, a));
  expect(bump).toMatchObject({ evalsha: 1, zadd: 50 });
});
