import type { CacheRuntime } from '../cache/runtime.ts';
import { sealingKey } from '../cache/sealing.ts';
import type { PatientDb } from '../db/patient.ts';
import { readAllPersonalKeys } from '../users/personal-key.ts';
import { namesAny } from './match.ts';
import { type PostgresScan, scanPostgres } from './scan-postgres.ts';
import { type DbScan, scanRedis } from './scan-redis.ts';
import { readerOf } from './stored-values.ts';

export type Traces = { postgres: PostgresScan; redis: DbScan[] };

export type SearchOptions = {
  postgres: PatientDb;
  texts: readonly string[];
  runtime: CacheRuntime;
  /** Of Redis: first those who may list keys. */
  urls: readonly string[];
  onProgress?: (what: string, done: number) => void;
};

/** Looks for these texts in all of Postgres and all of Redis. Changes nothing. */
export async function findTraces(options: SearchOptions): Promise<Traces> {
  const postgres = await scanPostgres(options.postgres, options.texts, (done) =>
    options.onProgress?.('tables of Postgres', done),
  );
  return { postgres, redis: await lookInRedis(options, false) };
}

/** Removes from what the site keeps in Redis all that names these texts, and what no key opens any more. */
export async function removeFromRedis(options: SearchOptions): Promise<DbScan[]> {
  return lookInRedis(options, true);
}

async function lookInRedis({ texts, runtime, urls, onProgress }: SearchOptions, removes: boolean): Promise<DbScan[]> {
  const isNamed = namesAny(texts);
  let keys = 0;
  return scanRedis({
    urls,
    isNamed,
    isOurs: (key) => key.startsWith(`${runtime.keyPrefix}:`),
    removes,
    read: readerOf(runtime, (await readAllPersonalKeys()).map(sealingKey), isNamed),
    onKeys(more) {
      keys += more;
      onProgress?.('keys of Redis', keys);
    },
  });
}

/** What could not be read is no proof of anything. */
export const isClean = ({ postgres, redis }: Traces): boolean =>
  postgres.found.length === 0 && redis.every(({ found, unreadable }) => found.length === 0 && unreadable === 0);
