import { setTimeout as pause } from 'node:timers/promises';
import { type EntryPlace, entryPlaces } from '../../../lib/cache/layers.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { layerReads, missCauses, readInstances, readNames, readRoutes, readTotals } from '../../../lib/metrics/read.ts';
import { share } from './statistics.ts';

export type LayerCounts = { hits: number; misses: number; bypasses: number; ratio: number | null };
/** What the site itself counted in between, of all instances. */
export type SiteCounts = {
  layers: Record<EntryPlace, LayerCounts>;
  /** Requests and the statements they sent, by the route's template. */
  routes: Record<string, { requests: number; queries: number }>;
  /** Reads of the cache that were not answered by it: times, and why. */
  misses: Record<string, number>;
};

/** Instances add their counts up once a second; after so long one that is silent is given up. */
const patienceMs = 10_000;

/** Everything counted until now, once every instance has told. */
export async function readSite(runtime: CacheRuntime): Promise<SiteCounts> {
  await untilPublished(runtime);
  const [totals, routes, names] = await Promise.all([readTotals(runtime), readRoutes(runtime), readNames(runtime)]);
  const layers = entryPlaces.map((layer) => {
    const { hits, misses, bypasses } = layerReads(totals, layer);
    return [layer, { hits: hits.l1 + hits.l2, misses, bypasses, ratio: null }] as const;
  });
  return {
    layers: Object.fromEntries(layers) as SiteCounts['layers'],
    routes: Object.fromEntries(
      routes.map(({ route, requests, queries }) => [route, { requests: requests.count, queries: queries.count }]),
    ),
    misses: Object.fromEntries(
      names.flatMap(({ layer, name, causes }) =>
        missCauses.map((cause) => [`${layer} ${name}: ${cause}`, causes[cause]] as const),
      ),
    ),
  };
}

export function between(before: SiteCounts, after: SiteCounts): SiteCounts {
  return combine(after, before, -1);
}

export function sumOf([first, ...rest]: readonly SiteCounts[]): SiteCounts {
  if (!first) throw new RangeError('nothing was counted');
  return rest.reduce((sum, each) => combine(sum, each, 1), first);
}

function combine(a: SiteCounts, b: SiteCounts, sign: 1 | -1): SiteCounts {
  const layers = entryPlaces.map((layer) => {
    const [of, other] = [a.layers[layer], b.layers[layer]];
    const hits = of.hits + sign * other.hits;
    const misses = of.misses + sign * other.misses;
    const bypasses = of.bypasses + sign * other.bypasses;
    return [layer, { hits, misses, bypasses, ratio: share(hits, hits + misses) }] as const;
  });
  const routes = keysOf(a.routes, b.routes).map((route) => {
    const [of, other] = [a.routes[route], b.routes[route]];
    const requests = (of?.requests ?? 0) + sign * (other?.requests ?? 0);
    return [route, { requests, queries: (of?.queries ?? 0) + sign * (other?.queries ?? 0) }] as const;
  });
  const misses = keysOf(a.misses, b.misses).map(
    (name) => [name, (a.misses[name] ?? 0) + sign * (b.misses[name] ?? 0)] as const,
  );
  return {
    layers: Object.fromEntries(layers) as SiteCounts['layers'],
    routes: Object.fromEntries(routes.filter(([, { requests, queries }]) => requests > 0 || queries > 0)),
    misses: Object.fromEntries(misses.filter(([, times]) => times > 0)),
  };
}

function keysOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

/** Until every live instance has published a whole round that began after now. */
async function untilPublished(runtime: CacheRuntime): Promise<void> {
  await runtime.mirror.refresh();
  const sinceMs = runtime.mirror.nowMs() + 1_000;
  const giveUpMs = performance.now() + patienceMs;
  while (performance.now() < giveUpMs) {
    const live = (await readInstances(runtime)).filter(({ isSilent }) => !isSilent);
    if (live.length > 0 && live.every(({ seenAtMs }) => seenAtMs > sinceMs)) return;
    await pause(250);
  }
  throw new Error('the instances do not tell what they count');
}
