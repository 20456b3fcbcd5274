import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { monotonicMs } from './clock.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** A Redis that may be ended: its process, and how an empty one takes its place. */
export type RedisServer = { signal(signal: NodeJS.Signals): void; restartEmpty(): Promise<void> };

export type Stoppable = { name: string; signal(signal: NodeJS.Signals): void };

type Disturbance = { name: string; unreachable: boolean; run: () => Promise<unknown> };

/** The tags' clocks, and what is said about them. */
export const clockKeys = (keyPrefix: string) => [`${keyPrefix}:{clocks}:clk`, `${keyPrefix}:{clocks}:meta`] as const;

/** How long after Redis is back a process may still go without it: reconnects are a second apart. */
const recoveryMs = 2_000;

/** Disturbs Redis and the instances until `isOver`. */
export async function runChaos(
  o: {
    redisUrl: string;
    keyPrefix: string;
    server: RedisServer;
    instances: readonly Stoppable[];
    random: Random;
    ledger: Ledger;
    say: (text: string) => void;
  },
  isOver: () => boolean,
): Promise<void> {
  const redis = new Redis(o.redisUrl, { db: 5, maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  const [first, ...rest] = disturbances(redis, o);
  try {
    while (first && !isOver()) {
      await pause(o.random.whole(500, 4_000));
      const { name, unreachable, run } = o.random.oneOf([first, ...rest]);
      o.say(name);
      const period = { fromMs: monotonicMs(), toMs: Number.POSITIVE_INFINITY };
      if (unreachable) o.ledger.unreachable.push(period);
      await run();
      period.toMs = monotonicMs() + recoveryMs;
    }
  } finally {
    redis.disconnect();
  }
}

function disturbances(
  redis: Redis,
  { keyPrefix, server, instances, random }: Parameters<typeof runChaos>[0],
): Disturbance[] {
  const [clk, meta] = clockKeys(keyPrefix);
  const stopped = async (who: Pick<Stoppable, 'signal'>, ms: number) => {
    who.signal('SIGSTOP');
    try {
      await pause(ms);
    } finally {
      who.signal('SIGCONT');
    }
  };
  const paused = async (mode: 'ALL' | 'WRITE', ms: number) => {
    await redis.call('CLIENT', 'PAUSE', ms, mode);
    await pause(ms);
  };
  return [
    { name: 'clients killed', unreachable: true, run: () => redis.call('CLIENT', 'KILL', 'TYPE', 'normal') },
    { name: 'clients paused', unreachable: true, run: () => paused('ALL', random.whole(100, 1_500)) },
    { name: 'writes paused', unreachable: true, run: () => paused('WRITE', random.whole(100, 1_500)) },
    { name: 'flushed', unreachable: false, run: () => redis.flushall() },
    { name: 'clocks lost', unreachable: false, run: () => redis.del(clk, meta) },
    { name: 'meta lost', unreachable: false, run: () => redis.del(meta) },
    { name: 'Redis stopped', unreachable: true, run: () => stopped(server, random.whole(100, 2_000)) },
    { name: 'Redis restarted, empty', unreachable: true, run: () => server.restartEmpty() },
    ...instances.map((instance) => ({
      name: `${instance.name} stopped`,
      unreachable: false,
      run: () => stopped(instance, random.whole(100, 3_000)),
    })),
  ];
}
