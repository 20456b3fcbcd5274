import type { BreakableRedis } from './breakable-redis.ts';
import type { ReplicatedRedis } from './replicated-redis.ts';

/** A way for a Redis to fail. Without `heal` it is over as soon as it has struck. */
export type Failure<R = BreakableRedis> = {
  name: string;
  title: string;
  strike(redis: R): Promise<void>;
  heal?: (redis: R) => Promise<void>;
  /** When it first answers again; where that is not the end of healing. */
  answers?: (redis: R) => Promise<void>;
};

export const failover: Failure<ReplicatedRedis> = {
  name: 'failover',
  title: 'master killed, Sentinel puts its replica in its place',
  strike: (redis) => redis.failOver(),
};

const ballastBytes = 24 * 1024 * 1024;
const chunkBytes = 256 * 1024;
/** What is left for entries under pressure: less than they need. */
const narrowBytes = 1024 * 1024;

export const failures: readonly Failure[] = [
  {
    name: 'killed',
    title: 'killed (SIGKILL), started again with its data',
    answers: firstAnswer,
    strike: (redis) => redis.kill(),
    heal: (redis) => redis.start({ empty: false }),
  },
  {
    name: 'hung',
    title: 'hung (SIGSTOP), resumed',
    answers: firstAnswer,
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
    answers: firstAnswer,
    strike: (redis) => redis.kill(),
    heal: (redis) => redis.start({ empty: true }),
  },
];

async function firstAnswer({ admin }: BreakableRedis): Promise<void> {
  while (!(await admin.ping().catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 5));
}

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
