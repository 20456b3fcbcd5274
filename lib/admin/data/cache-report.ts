import { type EntryPlace, entryPlaces, layers } from '../../cache/layers.ts';
import { cacheRuntime } from '../../cache/runtime.ts';
import { env } from '../../env/index.ts';
import { log } from '../../log/index.ts';
import { quantileMs } from '../../metrics/buckets.ts';
import { type Census, readCensus } from '../../metrics/census.ts';
import type { Instance } from '../../metrics/instances.ts';
import {
  type LayerReads,
  layerReads,
  type NamedReads,
  readHistory,
  readInstances,
  readNames,
  readRoutes,
  readSlowFills,
  readTags,
  readTotals,
  type Sheet,
  verifiedResults,
} from '../../metrics/read.ts';
import type { SlowFill } from '../../metrics/sightings.ts';
import { readWrongReads, type SeenWrong } from '../../verifier/wrong-reads.ts';
import { type CacheVerdict, verdictOf } from '../cache-verdict.ts';
import { type TtlAdvice, ttlAdvice } from '../ttl-advice.ts';

export type LayerReport = LayerReads & {
  layer: EntryPlace;
  entries: number | null;
  bytes: number | null;
  /** For which share of its keys it is on, in percent; null: it has no switch. */
  percent: number | null;
  p95Ms: { l1: number | null; l2: number | null; fill: number | null };
};
export type CachePoint = { atMs: number; ratio: number | null; reads: number; misses: number; bypasses: number };
/** What `/admin/cache` shows. Counts of layers are since counting began; those of names, tags and fills of today and yesterday. */
export type CacheReport = {
  verdict: CacheVerdict;
  verified: Record<(typeof verifiedResults)[number], number>;
  wrong: SeenWrong[];
  layers: LayerReport[];
  names: NamedReads[];
  varied: { name: string; entries: number; bytes: number }[];
  tags: Awaited<ReturnType<typeof readTags>>;
  slowFills: SlowFill[];
  advice: TtlAdvice[];
  /** Since counting began, those with most queries first. */
  routes: { route: string; requests: number; queries: number; p95Ms: number | null }[];
  instances: (Instance & { isSilent: boolean })[];
  relayLagMs: number | null;
  position: number | null;
  censusAtMs: number | null;
  servers: Census['servers'];
  /** The last 26 hours, by five minutes. */
  history: CachePoint[];
};

const shown = 12;

/** From the shared counts alone: it neither lists keys nor asks Postgres. Null while Redis can't be reached. */
export async function getCacheReport(): Promise<CacheReport | null> {
  try {
    return await read();
  } catch (err) {
    log.warn({ err }, 'the cache can not be reported on');
    return null;
  }
}

async function read(): Promise<CacheReport> {
  const runtime = cacheRuntime();
  await runtime.mirror.ensureFresh();
  const [totals, minutes, history, instances, names, tags, slowFills, census, wrong, routes] = await Promise.all([
    readTotals(runtime),
    readHistory('minute', runtime),
    readHistory('fiveMinutes', runtime),
    readInstances(runtime),
    readNames(runtime),
    readTags(shown, runtime),
    readSlowFills(shown, runtime),
    readCensus(runtime),
    readWrongReads(shown, runtime),
    readRoutes(runtime),
  ]);
  const { mirror, options } = runtime;
  const percentOf = (layer: string) => (options.off.includes(layer) ? 0 : (mirror.switches[layer] ?? 100));
  const lastHour = minutes.slice(-60).map(({ sheet, atMs }) => pointOf(sheet, atMs));
  const lookedUp = sum(lastHour, ({ reads }) => reads);
  const missed = sum(lastHour, ({ misses }) => misses);
  const evicted = sum(minutes.slice(-60), ({ sheet }) => sum(layers, (layer) => sheet.get('misses', layer, 'evicted')));
  const verified = Object.fromEntries(verifiedResults.map((each) => [each, totals.get('verified', each)]));
  return {
    verdict: verdictOf({
      wrong: wrong.length,
      verified: sum(Object.values(verified), (times) => times),
      relayLagMs: mirror.relayLagMs(),
      deltaMs: env().cacheDeltaMs,
      reduced: layers.filter((layer) => percentOf(layer) < 100),
      openBreakers: [...new Set(instances.filter(({ isSilent }) => !isSilent).flatMap((each) => each.openBreakers))],
      evictedShare: missed === 0 ? 0 : evicted / missed,
      ratio: lookedUp === 0 ? null : 1 - missed / lookedUp,
    }),
    verified: verified as CacheReport['verified'],
    wrong,
    layers: entryPlaces.map((layer): LayerReport => {
      const reads = layerReads(totals, layer);
      const { l1, l2, fill } = reads.durations;
      return {
        ...reads,
        layer,
        entries: census?.layers[layer].entries ?? null,
        bytes: census?.layers[layer].bytes ?? null,
        percent: layer === 'session' ? null : percentOf(layer),
        p95Ms: { l1: quantileMs(l1, 0.95), l2: quantileMs(l2, 0.95), fill: quantileMs(fill, 0.95) },
      };
    }),
    names: names.toSorted((a, b) => b.misses - a.misses).slice(0, shown),
    varied: Object.entries(census?.names ?? {})
      .map(([name, held]) => ({ name: name.replace(':', ' '), ...held }))
      .toSorted((a, b) => b.entries - a.entries)
      .slice(0, shown),
    tags,
    slowFills,
    advice: ttlAdvice(names).slice(0, shown),
    routes: routes
      .map(({ route, requests, queries }) => ({
        route,
        requests: requests.count,
        queries: queries.count,
        p95Ms: quantileMs(queries, 0.95),
      }))
      .toSorted((a, b) => b.queries - a.queries)
      .slice(0, shown),
    instances,
    relayLagMs: mirror.relayLagMs(),
    position: mirror.position?.s ?? null,
    censusAtMs: census?.takenAtMs ?? null,
    servers: census?.servers ?? [],
    history: history.map(({ sheet, atMs }) => pointOf(sheet, atMs)),
  };
}

/** All layers of one step together. */
function pointOf(sheet: Sheet, atMs: number): CachePoint {
  const ofLayers = layers.map((layer) => layerReads(sheet, layer));
  const misses = sum(ofLayers, (each) => each.misses);
  const reads = sum(ofLayers, ({ hits }) => hits.l1 + hits.l2) + misses;
  return {
    atMs,
    reads,
    misses,
    bypasses: sum(ofLayers, (each) => each.bypasses),
    ratio: reads === 0 ? null : 1 - misses / reads,
  };
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
