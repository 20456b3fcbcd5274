import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { log } from '../log/index.ts';
import { lifeSeconds, metricKeys } from '../metrics/places.ts';
import { metricStore } from '../metrics/store.ts';
import type { WrongRead } from './verify.ts';

export type SeenWrong = WrongRead & { atMs: number };

const kept = 100;

/** Logs a wrong answer and keeps it for the operator. */
export async function keepWrongRead(wrong: WrongRead, runtime: CacheRuntime): Promise<void> {
  const seen: SeenWrong = { ...wrong, atMs: Math.round(runtime.mirror.nowMs()) };
  log.error(seen, 'an answer from the cache was wrong for longer than is promised');
  const { wrongReads } = metricKeys(runtime.keyPrefix);
  const options = { most: kept, by: 'setting', lifeSeconds: lifeSeconds.totals } as const;
  await metricStore(runtime).score(wrongReads, [[JSON.stringify(seen), seen.atMs]], options);
}

/** The last ones first. Throws when Redis is away. */
export async function readWrongReads(most: number, runtime: CacheRuntime = cacheRuntime()): Promise<SeenWrong[]> {
  const found = await metricStore(runtime).highest(metricKeys(runtime.keyPrefix).wrongReads, most);
  return found.map(([text]) => JSON.parse(text) as SeenWrong);
}
