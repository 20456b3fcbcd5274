import { Redis } from 'ioredis';
import type { CachedOptions } from '../../lib/cache/cached.ts';
import type { CacheArg } from '../../lib/cache/keys.ts';
import { db } from '../../lib/db/client.ts';
import { env } from '../../lib/env/index.ts';
import { applyChanges } from './drivers.ts';
import type { InstanceCache } from './instance-cache.ts';
import type { Change } from './messages.ts';
import { noteSource, noteTags } from './observe.ts';

const ttlMs = 60_000;

/**
 * What caches usually do, kept here to be found out: an entry counts from when it is stored, whoever comes joins the load
 * under way, and the app deletes the keys of the rows that it wrote.
 */
export async function naiveCache(): Promise<InstanceCache> {
  const { redisUrl, keyPrefix } = env();
  const redis = new Redis(redisUrl ?? '');
  const flights = new Map<string, Promise<unknown>>();
  const keyOf = (name: string, args: readonly unknown[]) => `${keyPrefix}:naive:${name}:${JSON.stringify(args)}`;

  const cached = <A extends readonly CacheArg[], T>(
    loader: (...args: A) => Promise<T>,
    { name, tags }: Omit<CachedOptions<A, T>, 'layer'>,
  ) => {
    const fill = async (key: string, args: A): Promise<T> => {
      const value = await loader(...args);
      await redis.set(key, JSON.stringify(value), 'PX', ttlMs);
      return value;
    };
    return async (...args: A): Promise<T> => {
      const key = keyOf(name, args);
      const flight = flights.get(key) as Promise<T> | undefined;
      if (flight) return flight;
      const load = read<T>(redis, key).then(async (found) => found ?? { value: await fill(key, args) });
      const loading = load.then(({ value }) => value).finally(() => flights.delete(key));
      flights.set(key, loading);
      const value = await loading;
      noteTags(tags(value, ...args));
      return value;
    };
  };

  return {
    query: cached,
    fragment: cached,
    appProfile: null,
    ensurePosition: async () => undefined,
    write: async (changes, holdOpen) => {
      await db().transaction(async (tx) => {
        await applyChanges(tx, changes);
        await holdOpen();
      });
      const keys = changes.flatMap((change) => keysOf(change).map(({ name, args }) => keyOf(name, args)));
      if (keys.length > 0) await redis.del(...keys);
      return null;
    },
  };
}

async function read<T>(redis: Redis, key: string): Promise<{ value: T } | null> {
  const stored = await redis.get(key);
  noteSource(stored === null ? 'fill' : 'l2');
  return stored === null ? null : { value: JSON.parse(stored) as T };
}

/** The entries that whoever writes a driver thinks of. */
function keysOf(change: Change): { name: string; args: readonly unknown[] }[] {
  if (change.do === 'crowd') return [];
  return ['fuzz-head', 'fuzz-held'].map((name) => ({ name, args: [change.driver] }));
}
