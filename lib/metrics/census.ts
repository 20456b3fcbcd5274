import type { Redis } from 'ioredis';
import { type EntryPlace, entryPlaces } from '../cache/layers.ts';
import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { scanEntries, visitServers } from '../cache/scan.ts';
import { lifeSeconds, metricKeys } from './places.ts';
import { metricStore } from './store.ts';

type Held = { entries: number; bytes: number };
/**
 * What Redis holds at one moment: by layer, and in `names` by `<layer>:<name>`. Bytes are what Redis says they take with its
 * own overhead; of many entries some are measured and the rest reckoned from them.
 */
export type Census = {
  takenAtMs: number;
  layers: Record<EntryPlace, Held>;
  names: Record<string, Held>;
  /** Each Redis server once. `maxBytes` 0: no limit. */
  servers: RedisMemory[];
};
export type RedisMemory = { usedBytes: number; maxBytes: number; policy: string; evictedKeys: number };
/** Entries of a db that are measured; of more, as many, evenly. */
const measuredAtMost = 20_000;

/**
 * Counts what is stored. Goes through all keys, with `maintenanceUrl` where the app's own users may not (null: with those).
 * Throws where it is not allowed, or Redis can't be reached. Null without Redis.
 */
export async function takeCensus(
  maintenanceUrl: string | null,
  runtime: CacheRuntime = cacheRuntime(),
): Promise<Census | null> {
  if (!runtime.options.redisUrls) return null;
  const counts = new Map<string, Held>();
  const servers = new Map<string, RedisMemory & { runId: string }>();
  await visitServers(runtime, maintenanceUrl, async (node) => {
    await countNode(node, runtime.keyPrefix, counts);
    const memory = memoryOf(await node.info());
    servers.set(memory.runId, memory);
  });
  const held = (prefix: string): Held => {
    const ofPrefix = [...counts].filter(([name]) => name.startsWith(prefix)).map(([, each]) => each);
    return {
      entries: ofPrefix.reduce((sum, { entries }) => sum + entries, 0),
      bytes: ofPrefix.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  };
  return {
    takenAtMs: Math.round(runtime.mirror.nowMs()),
    layers: Object.fromEntries(entryPlaces.map((place) => [place, held(`${place}:`)])) as Record<EntryPlace, Held>,
    names: Object.fromEntries(counts),
    servers: [...servers.values()].map(({ runId: _, ...memory }) => memory),
  };
}

/** Takes a census and keeps it where every instance finds it. */
export async function keepCensus(
  maintenanceUrl: string | null,
  runtime: CacheRuntime = cacheRuntime(),
): Promise<Census | null> {
  const census = await takeCensus(maintenanceUrl, runtime);
  if (!census) return null;
  const { census: key } = metricKeys(runtime.keyPrefix);
  await metricStore(runtime).setField(key, 'last', JSON.stringify(census), lifeSeconds.census);
  return census;
}

/** The last census that was kept; null where there is none. */
export async function readCensus(runtime: CacheRuntime = cacheRuntime()): Promise<Census | null> {
  const [{ last } = {}] = await metricStore(runtime).hashes([metricKeys(runtime.keyPrefix).census]);
  return last === undefined ? null : (JSON.parse(last) as Census);
}

async function countNode(node: Redis, keyPrefix: string, counts: Map<string, Held>): Promise<void> {
  const step = Math.max(1, Math.ceil((await node.dbsize()) / measuredAtMost));
  const measured = new Map<string, Held>();
  let seen = 0;
  for await (const keys of scanEntries(node, keyPrefix)) {
    for (const key of keys) add(counts, nameWithLayer(key), 1, 0);
    const sample = keys.filter((_, at) => (seen + at) % step === 0);
    seen += keys.length;
    await measure(node, sample, measured);
  }
  for (const [name, { entries, bytes }] of measured) {
    const held = counts.get(name);
    if (held) held.bytes = Math.round((bytes / entries) * held.entries);
  }
}

async function measure(node: Redis, keys: readonly string[], measured: Map<string, Held>): Promise<void> {
  if (keys.length === 0) return;
  const batch = node.pipeline();
  for (const key of keys) batch.call('MEMORY', 'USAGE', key);
  const replies = (await batch.exec()) ?? [];
  for (const [index, [error, bytes]] of replies.entries()) {
    if (error) throw error;
    // Null: it has ended between the two.
    if (typeof bytes === 'number') add(measured, nameWithLayer(keys[index] ?? ''), 1, bytes);
  }
}

function add(counts: Map<string, Held>, name: string, entries: number, bytes: number): void {
  const held = counts.get(name) ?? { entries: 0, bytes: 0 };
  held.entries += entries;
  held.bytes += bytes;
  counts.set(name, held);
}

/** Of `sl:v1:<layer>:<name>:<hash>`, or `sl:v1:session:<id>`. */
function nameWithLayer(key: string): string {
  const [, , layer = '', name = ''] = key.split(':', 4);
  return layer === 'session' ? 'session:session' : `${layer}:${name}`;
}

function memoryOf(info: string): RedisMemory & { runId: string } {
  const field = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';
  return {
    runId: field('run_id'),
    usedBytes: Number(field('used_memory')),
    maxBytes: Number(field('maxmemory')),
    policy: field('maxmemory_policy'),
    evictedKeys: Number(field('evicted_keys')),
  };
}
