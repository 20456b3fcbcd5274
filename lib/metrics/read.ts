import type { EntryPlace } from '../cache/layers.ts';
import type { HitResult, InvalidationSource, MissCause } from '../cache/reporter.ts';
import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { type Durations, durationBuckets } from './buckets.ts';
import { type Field, fieldOf } from './counts.ts';
import { type Instance, silentAfterMs } from './instances.ts';
import { dayBeforeMs, type HistoryStep, historySteps, metricKeys } from './places.ts';
import type { SlowFill } from './sightings.ts';
import { metricStore, type Scored } from './store.ts';

export const missCauses = [
  'cold',
  'expired',
  'invalidated',
  'evicted',
  'raced',
] as const satisfies readonly MissCause[];
export const fillOutcomes = ['stored', 'raced', 'failed'] as const;
/** What verifying an answer comes to (lib/verifier). */
export const verifiedResults = ['consistent', 'late', 'timed', 'wrong'] as const;
const hitResults = ['hit', 'stale', 'negative'] as const satisfies readonly HitResult[];
const sources = ['app', 'trigger', 'admin', 'cli'] as const satisfies readonly InvalidationSource[];

/** Counts of all instances since counting began, or of one step of a history, by field. */
export type Sheet = { get(...parts: readonly (string | number)[]): number };

/**
 * Reads of a layer. `hits`, from this process (`l1`) or Redis (`l2`), include stale and negative ones. `ratio`:
 * hits / (hits + misses), null where there was neither; bypassed reads are neither, because nobody looked.
 */
export type LayerReads = {
  hits: { l1: number; l2: number };
  stale: number;
  negative: number;
  misses: number;
  bypasses: number;
  ratio: number | null;
  causes: Record<MissCause, number>;
  fills: { stored: number; raced: number; failed: number };
  durations: { l1: Durations; l2: Durations; origin: Durations; fill: Durations };
};

/** Of one read, by the name the code gives it, today and yesterday (UTC). */
export type NamedReads = {
  layer: EntryPlace;
  name: string;
  hits: number;
  misses: number;
  bypasses: number;
  fills: number;
  fillMs: number;
  fillBytes: number;
  causes: Record<MissCause, number>;
};

/** Everything counted since counting began. Throws when Redis can't be reached. */
export async function readTotals(runtime: CacheRuntime = cacheRuntime()): Promise<Sheet> {
  const [totals = {}] = await metricStore(runtime).hashes([metricKeys(runtime.keyPrefix).totals]);
  return sheetOf(totals);
}

const statusClasses = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/** Of one route template: statements sent to Postgres on its behalf, and its requests. */
export type RouteCounts = {
  route: string;
  queries: Durations;
  requests: Durations;
  statuses: Record<(typeof statusClasses)[number], number>;
};

export async function readRoutes(runtime: CacheRuntime = cacheRuntime()): Promise<RouteCounts[]> {
  const [counts = {}] = await metricStore(runtime).hashes([metricKeys(runtime.keyPrefix).routes]);
  const sheet = sheetOf(counts);
  const routes = new Set(Object.keys(counts).map((field) => field.split('|')[1] ?? ''));
  return [...routes].map((route) => ({
    route,
    queries: durationsOf(sheet, 'db', route),
    requests: durationsOf(sheet, 'http', route),
    statuses: Object.fromEntries(
      statusClasses.map((each) => [each, sheet.get('http', route, each)]),
    ) as RouteCounts['statuses'],
  }));
}

/** The steps of a history, oldest first. What is not over yet is the last. */
export async function readHistory(
  step: HistoryStep,
  runtime: CacheRuntime = cacheRuntime(),
): Promise<{ atMs: number; sheet: Sheet }[]> {
  const { stepMs, steps } = historySteps[step];
  const lastMs = Math.floor(runtime.mirror.nowMs() / stepMs) * stepMs;
  const times = Array.from({ length: steps }, (_, index) => lastMs - (steps - 1 - index) * stepMs);
  const keys = metricKeys(runtime.keyPrefix);
  const hashes = await metricStore(runtime).hashes(times.map((atMs) => keys.history(step, atMs)));
  return times.map((atMs, index) => ({ atMs, sheet: sheetOf(hashes[index] ?? {}) }));
}

export async function readNames(runtime: CacheRuntime = cacheRuntime()): Promise<NamedReads[]> {
  const nowMs = runtime.mirror.nowMs();
  const keys = metricKeys(runtime.keyPrefix);
  const days = await metricStore(runtime).hashes([keys.names(nowMs), keys.names(dayBeforeMs(nowMs))]);
  const sums = new Map<Field, number>();
  for (const day of days) {
    for (const [field, value] of Object.entries(day)) sums.set(field, (sums.get(field) ?? 0) + Number(value));
  }
  const sheet = sheetOf(Object.fromEntries([...sums].map(([field, value]) => [field, String(value)])));
  const named = new Map([...sums.keys()].map((field) => [field.split('|', 2).join('|'), field.split('|', 2)]));
  return [...named.values()].map(([layer = '', name = '']) => ({
    layer: layer as EntryPlace,
    name,
    hits: sheet.get(layer, name, 'hits'),
    misses: sheet.get(layer, name, 'misses'),
    bypasses: sheet.get(layer, name, 'bypasses'),
    fills: sheet.get(layer, name, 'fills'),
    fillMs: sheet.get(layer, name, 'fillUs') / 1_000,
    fillBytes: sheet.get(layer, name, 'fillBytes'),
    causes: byCause((cause) => sheet.get(layer, name, cause)),
  }));
}

/** The live ones first seen first; `isSilent`: not heard of for 10 s. */
export async function readInstances(
  runtime: CacheRuntime = cacheRuntime(),
): Promise<(Instance & { isSilent: boolean })[]> {
  const [fields = {}] = await metricStore(runtime).hashes([metricKeys(runtime.keyPrefix).instances]);
  const nowMs = runtime.mirror.nowMs();
  return Object.values(fields)
    .map((text) => JSON.parse(text) as Instance)
    .map((instance) => ({ ...instance, isSilent: nowMs - instance.seenAtMs > silentAfterMs }))
    .toSorted((a, b) => a.startedAtMs - b.startedAtMs);
}

/** Tags bumped most often today and yesterday, and those that ended most entries that somebody then asked for. */
export async function readTags(
  most: number,
  runtime: CacheRuntime = cacheRuntime(),
): Promise<{ bumped: Scored; ending: Scored }> {
  const nowMs = runtime.mirror.nowMs();
  const keys = metricKeys(runtime.keyPrefix);
  const days = [nowMs, dayBeforeMs(nowMs)];
  const store = metricStore(runtime);
  const highest = async (keyOf: (atMs: number) => string): Promise<Scored> => {
    const sums = new Map<string, number>();
    for (const scores of await Promise.all(days.map((atMs) => store.highest(keyOf(atMs), 10 * most)))) {
      for (const [tag, score] of scores) sums.set(tag, (sums.get(tag) ?? 0) + score);
    }
    return [...sums].toSorted(([, a], [, b]) => b - a).slice(0, most);
  };
  return { bumped: await highest(keys.bumpedTags), ending: await highest(keys.endingTags) };
}

/** The slowest fills of today and yesterday. */
export async function readSlowFills(most: number, runtime: CacheRuntime = cacheRuntime()): Promise<SlowFill[]> {
  const nowMs = runtime.mirror.nowMs();
  const keys = metricKeys(runtime.keyPrefix);
  const days = [nowMs, dayBeforeMs(nowMs)].map((atMs) => metricStore(runtime).highest(keys.slowFills(atMs), most));
  return (await Promise.all(days))
    .flat()
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([text]) => JSON.parse(text) as SlowFill);
}

/** What a sheet says of one layer. */
export function layerReads(sheet: Sheet, layer: EntryPlace): LayerReads {
  const ofTier = (tier: 'l1' | 'l2') =>
    hitResults.reduce((sum, result) => sum + sheet.get('requests', layer, tier, result), 0);
  const ofResult = (result: HitResult) =>
    sheet.get('requests', layer, 'l1', result) + sheet.get('requests', layer, 'l2', result);
  const hits = { l1: ofTier('l1'), l2: ofTier('l2') };
  const misses = sheet.get('requests', layer, 'origin', 'miss');
  const looked = hits.l1 + hits.l2 + misses;
  return {
    hits,
    stale: ofResult('stale'),
    negative: ofResult('negative'),
    misses,
    bypasses: sheet.get('requests', layer, 'origin', 'bypass'),
    ratio: looked === 0 ? null : (hits.l1 + hits.l2) / looked,
    causes: byCause((cause) => sheet.get('misses', layer, cause)),
    fills: {
      stored: sheet.get('fills', layer, 'stored'),
      raced: sheet.get('fills', layer, 'raced'),
      failed: sheet.get('fills', layer, 'failed'),
    },
    durations: {
      l1: durationsOf(sheet, 'lookup', layer, 'l1'),
      l2: durationsOf(sheet, 'lookup', layer, 'l2'),
      origin: durationsOf(sheet, 'lookup', layer, 'origin'),
      fill: durationsOf(sheet, 'fill', layer),
    },
  };
}

/** Invalidations by who asked for them, and those whose bump was lost, which the relay made good. */
export function invalidationsOf(sheet: Sheet): { bySource: Record<InvalidationSource, number>; lost: number } {
  const of = (outcome: string) =>
    sources.map((source) => [source, sheet.get('invalidations', source, outcome)] as const);
  return {
    bySource: Object.fromEntries(of('done')) as Record<InvalidationSource, number>,
    lost: of('lost').reduce((sum, [, times]) => sum + times, 0),
  };
}

export function durationsOf(sheet: Sheet, what: string, ...labels: readonly string[]): Durations {
  const counts = Array.from({ length: durationBuckets.length + 1 }, (_, bucket) =>
    sheet.get(`${what}Bucket`, ...labels, bucket),
  );
  const count = counts.reduce((sum, inBucket) => sum + inBucket, 0);
  return { counts, count, sumSeconds: sheet.get(`${what}Us`, ...labels) / 1e6 };
}

function sheetOf(fields: Readonly<Record<string, string>>): Sheet {
  return { get: (...parts) => Number(fields[fieldOf(...parts)] ?? 0) };
}

function byCause(of: (cause: MissCause) => number): Record<MissCause, number> {
  return Object.fromEntries(missCauses.map((cause) => [cause, of(cause)])) as Record<MissCause, number>;
}
