import { layers } from '../cache/layers.ts';
import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { type Durations, quantileMs } from '../metrics/buckets.ts';
import { durationsOf, readInstances, readTotals } from '../metrics/read.ts';

/** How many requests there are besides ours, and what they have to put up with now. Null where nobody can tell. */
export type Load = { visitsPerSecond: number | null; loopDelayMs: number; lookupP95Ms: number | null };
export type ReadLoad = () => Promise<Load | null>;

/** Above these, readers wait: a turn of the event loop, and nineteen of twenty look-ups in Redis. */
const mostLoopDelayMs = 250;
const mostLookupMs = 50;

export const isBusy = ({ loopDelayMs, lookupP95Ms }: Load): boolean =>
  loopDelayMs > mostLoopDelayMs || (lookupP95Ms ?? 0) > mostLookupMs;

/** Reads what the web servers published in the last second; of visits and look-ups, those since it was read before. */
export function loadReader(runtime: CacheRuntime = cacheRuntime()): ReadLoad {
  let before: { atMs: number; visits: number; lookups: Durations } | null = null;
  return async () => {
    try {
      const [instances, totals] = await Promise.all([readInstances(runtime), readTotals(runtime)]);
      const web = instances.filter(({ role, isSilent }) => role === 'web' && !isSilent);
      const now = {
        atMs: performance.now(),
        visits: totals.get('visits'),
        lookups: added(layers.map((layer) => durationsOf(totals, 'lookup', layer, 'l2'))),
      };
      const load = {
        visitsPerSecond: before && ((now.visits - before.visits) * 1_000) / (now.atMs - before.atMs),
        loopDelayMs: Math.max(0, ...web.map(({ loopDelayMs }) => loopDelayMs)),
        lookupP95Ms: before && quantileMs(combine(now.lookups, before.lookups, -1), 0.95),
      };
      before = now;
      return load;
    } catch {
      // Redis is away: then nothing can be stored either, which whoever warms finds out.
      return null;
    }
  };
}

function added(all: readonly Durations[]): Durations {
  return all.reduce((sum, each) => combine(sum, each, 1));
}

function combine(a: Durations, b: Durations, sign: 1 | -1): Durations {
  return {
    counts: a.counts.map((count, bucket) => count + sign * (b.counts[bucket] ?? 0)),
    sumSeconds: a.sumSeconds + sign * b.sumSeconds,
    count: a.count + sign * b.count,
  };
}
