import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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

/** Requests of clients: a packet each, whatever a script then does in the server. */
async function roundTripsOf(work: () => Promise<unknown>): Promise<string[]> {
  const monitor = await admin.duplicate().monitor();
  const seen: string[] = [];
  monitor.on('monitor', (_time, [command = '']: string[], source: string) => {
    if (source !== 'lua') seen.push(command.toLowerCase());
  });
  await work();
  await admin.echo('done');
  await vi.waitFor(() => expect(seen).toContain('echo'));
  monitor.disconnect();
  return seen.filter((command) => command !== 'echo' && !uncounted.has(command));
}

/** So many entries and clocks lie in Redis beside those that are measured. */
async function crowd(entries: number): Promise<void> {
  const [db3, db5] = [3, 5].map((db) => new Redis(own.url, { db }));
  const batch = 10_000;
  for (let from = 0; from < entries; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, entries - from) }, (_, i) => from + i);
    await db3?.mset(numbers.flatMap((n) => [`${suite.keyPrefix}:v1:query:crowd:${n}`, 'x']));
    await db5?.zadd(suite.clk, ...numbers.flatMap((n) => [0, `crowd:${n}`]));
  }
  db3?.disconnect();
  db5?.disconnect();
}

test.each([10, 1_000, 100_000])(
  'L1 asks Redis nothing, L2 once; a miss with its fill is three round trips; 50 tags are one: with %i entries',
  async (entries) => {
    await crowd(entries);
    const [a, b] = [suite.instance({ tauMs: 60_000 }), suite.instance({ tauMs: 60_000 })];
    const tags = Array.from({ length: 50 }, (_, i) => `tag-${i}`);
    const name = `trips-${entries}`;
    const [readA, readB, again] = [a, b, a].map((runtime, i) =>
      on(runtime, async () => 'value', { name: i === 2 ? `${name}-again` : name, tags: () => tags }),
    );
    for (const runtime of [a, b]) {
      await vi.waitFor(async () => expect(await runtime.mirror.refresh()).toBe(true));
      await on(runtime, async () => 1, { name: `${name}-warm` })();
    }

    // GET; the claim of the lease with a second look; SET with the lease given back.
    expect(await commandsOf(async () => readA?.())).toEqual({ get: 2, evalsha: 2, set: 2, getrange: 1, del: 1 });
    expect(await roundTripsOf(async () => again?.())).toEqual(['get', 'evalsha', 'evalsha']);
    expect(await commandsOf(async () => readA?.())).toEqual({});
    expect(await commandsOf(async () => readB?.())).toEqual({ get: 1 });
    await invalidate(['first'], {}, a);
    const bump = await commandsOf(() => invalidate(tags, {}, a));
    expect(bump).toMatchObject({ evalsha: 1, zadd: 50 });
    expect(await roundTripsOf(() => invalidate(tags, {}, a))).toEqual(['evalsha']);
  },
);
