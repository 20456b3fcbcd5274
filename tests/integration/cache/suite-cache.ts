import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { type CachedOptions, cached } from '../../../lib/cache/cached.ts';
import type { CacheArg } from '../../../lib/cache/keys.ts';
import { type CacheOptions, type CacheRuntime, createCacheRuntime } from '../../../lib/cache/runtime.ts';

/** Runtimes that share one Redis and a prefix of their own, as the instances of one site do. */
export function suiteCache(url = process.env.REDIS_URL) {
  if (!url) throw new Error('REDIS_URL is not set: run these tests through `npm test`, or name a Redis to use.');
  const keyPrefix = `t${randomBytes(4).toString('hex')}`;
  const made: CacheRuntime[] = [];
  const control = new Redis(url, { db: 5, lazyConnect: true });
  const places = ['control', 'session', 'view', 'fragment', 'query', 'api'] as const;
  const redisUrls = Object.fromEntries(places.map((place) => [place, url])) as NonNullable<CacheOptions['redisUrls']>;
  return {
    keyPrefix,
    control,
    clk: `${keyPrefix}:{clocks}:clk`,
    meta: `${keyPrefix}:{clocks}:meta`,
    instance(options: Partial<CacheOptions> = {}): CacheRuntime {
      const runtime = createCacheRuntime({
        keyPrefix,
        redisUrls,
        secret: 'a secret of the test suite, long enough',
        tauMs: 0,
        deltaMs: 5_000,
        hasRelay: false,
        off: [],
        ...options,
      });
      made.push(runtime);
      return runtime;
    },
    async end() {
      for (const runtime of made) await runtime.close();
      control.disconnect();
    },
  };
}

/** A cached loader on a given instance. */
export function on<A extends readonly CacheArg[], T>(
  runtime: CacheRuntime,
  loader: (...args: A) => Promise<T>,
  options: Partial<CachedOptions<A, T>> = {},
): (...args: A) => Promise<T> {
  const tags = () => ['thing'];
  return cached(loader, { layer: 'query', name: 'things', ttl: 60_000 as never, tags, ...options }, () => runtime);
}

/** A promise and what settles it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

/** A value in "Postgres", and a loader that can be held between reading it and returning it. */
export function source<T>(initial: T) {
  let value = initial;
  let held: Promise<void> | null = null;
  let reached = gate();
  let loads = 0;
  return {
    write: (next: T) => {
      value = next;
    },
    get loads() {
      return loads;
    },
    /** Holds the next loads once they have read. */
    hold() {
      const door = gate();
      held = door.opened;
      reached = gate();
      return { hasRead: reached.opened, release: door.open };
    },
    letPass: () => {
      held = null;
    },
    load: async (): Promise<T> => {
      loads += 1;
      const read = value;
      const wait = held;
      reached.open();
      if (wait) await wait;
      return read;
    },
  };
}
