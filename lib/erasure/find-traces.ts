import type { CacheRuntime } from '../cache/runtime.ts';
import { namesAny } from './match.ts';
import { everybodysKeys } from './personal-keys.ts';
import { type PostgresScan, scanPostgres } from './scan-postgres.ts';
import { type DbScan, scanRedis } from './scan-redis.ts';
import { readerOf } from './stored-values.ts';

export type Traces = { postgres: PostgresScan; redis: DbScan[] };

export type SearchOptions = {
  texts: readonly string[];
  runtime: CacheRuntime;
  /** Of Redis: first those who may list keys. */
  urls: readonly string[];
  onProgress?: (what: string, done: number) => void;
};

/** Looks for these texts in all of Postgres and all of Redis. Changes nothing. */
export async function findTraces(options: SearchOptions): Promise<Traces> {
  const postgres = await scanPostgres(options.texts, (done) => options.onProgress?.('tables of Postgres', done));
  return { postgres, redis: await lookInRedis(options, () => false) };
}

/** Removes from what the site keeps in Redis all that names these texts, and what no key opens any more. */
export async function removeFromRedis(options: SearchOptions): Promise<DbScan[]> {
  return lookInRedis(options, (key) => key.startsWith(`${options.runtime.keyPrefix}:`));
}

async function lookInRedis(
  { texts, runtime, urls, onProgress }: SearchOptions,
  removes: (key: string) => boolean,
): Promise<DbScan[]> {
  const isNamed = namesAny(texts);
  let keys = 0;
  return scanRedis({
    urls,
    isNamed,
    removes,
    read: readerOf(runtime, await everybodysKeys(), isNamed),
    onKeys(more) {
      keys += more;
      onProgress?.('keys of Redis', keys);
    },
  });
}

export const isClean = ({ postgres, redis }: Traces): boolean =>
  postgres.found.length === 0 && redis.every(({ found }) => found.length === 0);
