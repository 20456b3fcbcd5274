import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { metricStore } from '../metrics/store.ts';
import { keptReads, popularityKeys, popularityLifeSeconds } from './keep.ts';

const hourMs = 3_600_000;

/**
 * Halves what was asked for until now, so that the present counts more, and forgets how reads are called that fell off
 * the list. Once an hour, however often it is called.
 */
export async function decayPopularity(runtime: CacheRuntime = cacheRuntime()): Promise<void> {
  await runtime.mirror.ensureFresh();
  const store = metricStore(runtime);
  const keys = popularityKeys(runtime.keyPrefix);
  const hour = Math.floor(runtime.mirror.nowMs() / hourMs);
  await store.halve(keys.decayed(hour), [keys.reads, keys.pages], popularityLifeSeconds);
  // In this order: a call that is kept between the two keeps its score.
  const [calls = {}] = await store.hashes([keys.calls]);
  const known = new Set((await store.highest(keys.reads, keptReads)).map(([key]) => key));
  await store.deleteFields(
    keys.calls,
    Object.keys(calls).filter((key) => !known.has(key)),
  );
}
