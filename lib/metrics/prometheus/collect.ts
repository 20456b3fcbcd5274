import { entryPlaces, layers, redisDbs } from '../../cache/layers.ts';
import { type CacheRuntime, cacheRuntime } from '../../cache/runtime.ts';
import type { Durations } from '../buckets.ts';
import { readCensus } from '../census.ts';
import type { Instance } from '../instances.ts';
import {
  durationsOf,
  fillOutcomes,
  invalidationsOf,
  missCauses,
  type RouteCounts,
  readInstances,
  readRoutes,
  readTotals,
  type Sheet,
  verifiedResults,
} from '../read.ts';
import type { MetricName } from './definitions.ts';

export type Labels = Readonly<Record<string, string>>;
/** A value, or a distribution, of one series. */
export type Sample = { name: MetricName; labels: Labels } & ({ value: number } | { durations: Durations });

const places = Object.keys(redisDbs);
const results = {
  l1: ['hit', 'stale', 'negative'],
  l2: ['hit', 'stale', 'negative'],
  origin: ['miss', 'bypass'],
} as const;
const historyReasons = ['epoch', 'sequence', 'reconnect'] as const;
const operations = ['read', 'write', 'lease'] as const;

/**
 * All that is told, of all instances. Every series of a fixed set of labels is there from the beginning, so that its first
 * increase is seen as one. Throws when Redis can't be reached.
 */
export async function collectSamples(runtime: CacheRuntime = cacheRuntime()): Promise<Sample[]> {
  const [totals, routes, instances, census] = await Promise.all([
    readTotals(runtime),
    readRoutes(runtime),
    readInstances(runtime),
    readCensus(runtime),
  ]);
  const { mirror } = runtime;
  const lagMs = mirror.relayLagMs();
  return [
    one('simlane_metrics_shared', {}, 1),
    ...ofCache(totals),
    ...(lagMs === null ? [] : [one('cache_feed_lag_seconds', {}, lagMs / 1_000)]),
    ...layers.map((layer) => one('cache_switch_percent', { layer }, mirror.switches[layer] ?? 100)),
    ...(census
      ? [
          ...entryPlaces.map((layer) => one('cache_entries', { layer }, census.layers[layer].entries)),
          ...entryPlaces.map((layer) => one('cache_bytes', { layer }, census.layers[layer].bytes)),
          one('cache_census_age_seconds', {}, (mirror.nowMs() - census.takenAtMs) / 1_000),
          one(
            'cache_memory_used_bytes',
            {},
            sum(census.servers, ({ usedBytes }) => usedBytes),
          ),
          one(
            'cache_memory_max_bytes',
            {},
            census.servers.some(({ maxBytes }) => maxBytes === 0) ? 0 : sum(census.servers, ({ maxBytes }) => maxBytes),
          ),
          one(
            'cache_evictions_total',
            {},
            sum(census.servers, ({ evictedKeys }) => evictedKeys),
          ),
        ]
      : []),
    ...routes.flatMap(ofRoute),
    ...ofInstances(instances),
  ];
}

function ofCache(totals: Sheet): Sample[] {
  const { bySource, lost } = invalidationsOf(totals);
  return [
    ...entryPlaces.flatMap((layer) => [
      ...Object.entries(results).flatMap(([tier, of]) =>
        of.map((result) =>
          one('cache_requests_total', { layer, tier, result }, totals.get('requests', layer, tier, result)),
        ),
      ),
      ...missCauses.map((cause) => one('cache_misses_total', { layer, cause }, totals.get('misses', layer, cause))),
      ...fillOutcomes.map((outcome) =>
        one('cache_fill_total', { layer, outcome }, totals.get('fills', layer, outcome)),
      ),
      ...Object.keys(results).map((tier) =>
        spread('cache_lookup_duration_seconds', { layer, tier }, durationsOf(totals, 'lookup', layer, tier)),
      ),
      spread('cache_fill_duration_seconds', { layer }, durationsOf(totals, 'fill', layer)),
    ]),
    ...Object.entries(bySource).map(([source, times]) => one('cache_invalidations_total', { source }, times)),
    one('cache_lost_invalidations_total', {}, lost),
    ...verifiedResults.map((result) => one('cache_verified_reads_total', { result }, totals.get('verified', result))),
    ...historyReasons.map((reason) => one('cache_histories_lost_total', { reason }, totals.get('histories', reason))),
    ...places.flatMap((place) => [
      one('cache_breaker_openings_total', { place }, totals.get('breakers', place)),
      ...operations.map((operation) =>
        one('cache_failures_total', { place, operation }, totals.get('failures', place, operation)),
      ),
    ]),
  ];
}

function ofRoute({ route, queries, requests, statuses }: RouteCounts): Sample[] {
  return [
    one('db_queries_total', { route }, queries.count),
    spread('db_query_duration_seconds', { route }, queries),
    ...Object.entries(statuses)
      .filter(([, times]) => times > 0)
      .map(([status, times]) => one('http_requests_total', { route, status }, times)),
    ...(requests.count > 0 ? [spread('http_request_duration_seconds', { route }, requests)] : []),
  ];
}

function ofInstances(instances: readonly (Instance & { isSilent: boolean })[]): Sample[] {
  const live = instances.filter(({ isSilent }) => !isSilent);
  return [
    ...(['web', 'worker'] as const).map((role) =>
      one('simlane_instances', { role }, live.filter((each) => each.role === role).length),
    ),
    one('simlane_silent_instances', {}, instances.length - live.length),
    one('simlane_relay_leaders', {}, live.filter(({ leadsRelay }) => leadsRelay).length),
    ...live.flatMap((each) => {
      const instance = `${each.host}:${each.pid}`;
      return [
        one('cache_l1_entries', { instance }, each.l1.entries),
        one('cache_l1_bytes', { instance }, each.l1.bytes),
        one('simlane_instance_memory_bytes', { instance }, each.rssBytes),
        one('simlane_instance_loop_delay_seconds', { instance }, each.loopDelayMs / 1_000),
        ...places.map((place) =>
          one('cache_breaker_state', { instance, place }, each.openBreakers.includes(place as never) ? 1 : 0),
        ),
      ];
    }),
  ];
}

const one = (name: MetricName, labels: Labels, value: number): Sample => ({ name, labels, value });
const spread = (name: MetricName, labels: Labels, durations: Durations): Sample => ({ name, labels, durations });
const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
