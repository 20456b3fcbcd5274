import type { BreakableRedis } from './breakable-redis.ts';

/** A way for Redis to fail. Without `heal` it is over as soon as it has struck. */
export type Failure = {
  name: string;
  title: string;
  strike(redis: BreakableRedis): Promise<void>;
  /** Until it is healed nothing is answered at all. */
  away?: true;
  heal?: (redis: BreakableRedis) => Promise<void>;
};

const ballastBytes = 24 * 1024 * 1024;
const chunkBytes = 256 * 1024;
/** What is left for entries under pressure: less than they need. */
const narrowBytes = 1024 * 1024;

export const failures: readonly Failure[] = [
  {
    name: 'killed',
    title: 'killed (SIGKILL), started again with its data',
    away: true,
    strike: (redis) => redis.kill(),
    heal: (redis) => redis.start({ empty: false }),
  },
  {
    name: 'hung',
    title: 'hung (SIGSTOP), resumed',
    away: true,
    strike: async (redis) => redis.hang(),
    heal: async (redis) => redis.resume(),
  },
  {
    name: 'flushed',
    title: 'flushed (FLUSHALL)',
    strike: async ({ admin }) => void (await admin.flushall()),
  },
  {
    name: 'full',
    title: 'full of what can’t be evicted (noeviction): every write refused, then freed',
    strike: async ({ admin }) => {
      await admin.config('SET', 'maxmemory-policy', 'noeviction');
      await fill(admin);
      await admin.config('SET', 'maxmemory', String((await usedBytes(admin)) - 1));
    },
    heal: ({ admin }) => free(admin),
  },
  {
    name: 'narrow',
    title: 'short of memory (volatile-lru): entries evicted all the time, then freed',
    strike: async ({ admin }) => {
      await admin.config('SET', 'maxmemory-policy', 'volatile-lru');
      await fill(admin);
      await admin.config('SET', 'maxmemory', String((await usedBytes(admin)) + narrowBytes));
    },
    heal: ({ admin }) => free(admin),
  },
  {
    name: 'emptied',
    title: 'killed, started again empty',
    away: true,
    strike: (redis) => redis.kill(),
    heal: (redis) => redis.start({ empty: true }),
  },
];

async function fill(admin: BreakableRedis['admin']): Promise<void> {
  await admin.select(15);
  const chunk = 'x'.repeat(chunkBytes);
  for (let n = 0; n * chunkBytes < ballastBytes; n += 1) await admin.set(`ballast:${n}`, chunk);
}

async function free(admin: BreakableRedis['admin']): Promise<void> {
  await admin.select(15);
  await admin.flushdb();
  await admin.config('SET', 'maxmemory', '256mb');
  await admin.config('SET', 'maxmemory-policy', 'volatile-lfu');
}

async function usedBytes(admin: BreakableRedis['admin']): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await admin.info('memory'))?.[1]);
}
