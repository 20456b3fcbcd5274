import { layers } from '../cache/layers.ts';
import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { type Durations, quantileMs } from '../metrics/buckets.ts';
import { durationsOf, readInstances, readTotals } from '../metrics/read.ts';

/** What readers have to put up with now. Null where nobody can tell. */
export type Load = { loopDelayMs: number; lookupP95Ms: number | null };
export type ReadLoad = () => Promise<Load | null>;

/** Above these, readers wait: a turn of the event loop, and nineteen of twenty look-ups in Redis. */
const mostLoopDelayMs = 250;
const mostLookupMs = 50;

export const isBusy = ({ loopDelayMs, lookupP95Ms }: Load): boolean =>
  loopDelayMs > mostLoopDelayMs || (lookupP95Ms ?? 0) > mostLookupMs;

/** Reads what the web servers published in the last second, and of look-ups those since it was read before. */
export function loadReader(runtime: CacheRuntime = cacheRuntime()): ReadLoad {
  let before: Durations | null = null;
  return async () => {
    try {
      const [instances, totals] = await Promise.all([readInstances(runtime), readTotals(runtime)]);
      const web = instances.filter(({ role, isSilent }) => role === 'web' && !isSilent);
      const lookups = added(layers.map((layer) => durationsOf(totals, 'lookup', layer, 'l2')));
      const lookupP95Ms = before ? quantileMs(since(before, lookups), 0.95) : null;
      before = lookups;
      return { loopDelayMs: Math.max(0, ...web.map(({ loopDelayMs }) => loopDelayMs)), lookupP95Ms };
    } catch {
      // Redis is away: then nothing can be stored either, which whoever warms finds out.
      return null;
    }
  };
}

function added(all: readonly Durations[]): Durations {
  return all.reduce((sum, each) => combine(sum, each, 1));
}

const since = (before: Durations, now: Durations): Durations => combine(now, before, -1);

function combine(a: Durations, b: Durations, sign: 1 | -1): Durations {
  return {
    counts: a.counts.map((count, bucket) => count + sign * (b.counts[bucket] ?? 0)),
    sumSeconds: a.sumSeconds + sign * b.sumSeconds,
    count: a.count + sign * b.count,
  };
}
