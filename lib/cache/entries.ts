import { isSwitchedOff, trustNow } from './bounds.ts';
import { decodeEntry, encodeEntry } from './codec.ts';
import type { Entry, Position } from './entry.ts';
import { invalidate } from './invalidate.ts';
import { type CacheArg, entryKeyOf, hashParts } from './keys.ts';
import type { Layer } from './layers.ts';
import { reported } from './reported.ts';
import type { MissCause } from './reporter.ts';
import { type CacheRuntime, cacheRuntime } from './runtime.ts';
import { keyTag, layerTag } from './tags.ts';

export type { Position } from './entry.ts';
/** A whole Redis key. */
export type EntryKey = string;

export type FoundEntry<T> = {
  value: T;
  position: Position;
  tags: readonly string[];
  /** How long, in ms, it may still be kept; for an entry without a stale phase, how long it is still fresh. */
  remainingMs: number;
  /** Redis time. */
  storedAtMs: number;
  source: 'l1' | 'l2';
  /** Past its fresh life; only with `allowStale`. Its tags are valid all the same. */
  stale: boolean;
};
export type ReadOptions = {
  allowStale?: boolean;
  /** Ask Redis, and refresh L1 with the answer: a second look, which is not counted as a miss. */
  skipL1?: boolean;
};
export type NewEntry<T> = {
  value: T;
  /** Known before loading began. */
  position: Position;
  tags: readonly string[];
  freshMs: number;
  /** Including `freshMs`; the same, unless given. */
  keepMs?: number;
};

/** 128 bits in hex. */
export const keyedHash = (parts: readonly CacheArg[], runtime = cacheRuntime()): string =>
  hashParts(runtime.hashKey, parts);

export const entryKey = (layer: Layer, name: string, hash: string, runtime = cacheRuntime()): EntryKey =>
  entryKeyOf(runtime.keyPrefix, layer, name, hash);

/** The position to note before loading; null: bypassed, so load and don't store. */
export async function startPosition(_layer?: Layer, runtime = cacheRuntime()): Promise<Position | null> {
  return (await trustNow(runtime)) === 'synced' ? runtime.mirror.position : null;
}

/** Whether none of these tags was bumped after `position`, as far as this process knows. Asks nobody. */
export function isCurrent(tags: readonly string[], position: Position, runtime = cacheRuntime()): boolean {
  return runtime.mirror.isCurrent(tags, position);
}

/** A valid entry, from L1 or Redis; null: none, or none that may be trusted. Never throws. */
export async function readEntry<T>(
  layer: Layer,
  key: EntryKey,
  options: ReadOptions = {},
  runtime = cacheRuntime(),
): Promise<FoundEntry<T> | null> {
  const trust = await trustNow(runtime);
  if (trust === 'none' || isSwitchedOff(runtime, layer, key)) {
    runtime.reporter.emit({ type: 'bypass', layer });
    return null;
  }
  const inL1 = options.skipL1 ? undefined : runtime.l1.get(key);
  if (inL1) {
    if (!causeAgainst(runtime, layer, key, inL1, options)) return found<T>(runtime, layer, inL1, 'l1');
    runtime.l1.delete(key);
  }
  if (trust === 'l1') {
    runtime.reporter.emit({ type: 'bypass', layer });
    return null;
  }
  return readL2<T>(runtime, layer, key, options);
}

async function readL2<T>(
  runtime: CacheRuntime,
  layer: Layer,
  key: EntryKey,
  options: ReadOptions,
): Promise<FoundEntry<T> | null> {
  const bytes = await reported(runtime, layer, 'read', () => runtime.store(layer).get(key));
  const decoded = bytes && decodeEntry<T>(bytes);
  const missed = (cause: MissCause): null => {
    if (!options.skipL1) runtime.reporter.emit({ type: 'miss', layer, cause });
    return null;
  };
  if (!decoded) return missed('cold');
  // Another instance knew more when it loaded: know as much before judging. What is still ahead is from a lost history.
  if (runtime.mirror.isAhead(decoded.entry.position)) await runtime.mirror.refresh();
  const cause = causeAgainst(runtime, layer, key, decoded.entry, options);
  if (cause) return missed(cause);
  runtime.l1.set(key, decoded.entry, decoded.rawBytes);
  return found<T>(runtime, layer, decoded.entry, 'l2');
}

function causeAgainst(
  { mirror }: CacheRuntime,
  layer: Layer,
  key: EntryKey,
  entry: Entry,
  { allowStale = false }: ReadOptions,
): MissCause | null {
  const isValid = mirror.isValid(entry) && mirror.isCurrent([layerTag(layer), keyTag(key)], entry.position);
  if (!isValid) return 'invalidated';
  return mirror.nowMs() < (allowStale ? entry.keepUntilMs : entry.freshUntilMs) ? null : 'expired';
}

function found<T>({ mirror, reporter }: CacheRuntime, layer: Layer, entry: Entry, tier: 'l1' | 'l2'): FoundEntry<T> {
  const nowMs = mirror.nowMs();
  const stale = nowMs >= entry.freshUntilMs;
  reporter.emit({ type: 'hit', layer, tier, stale });
  const { value, position, tags, storedAtMs, keepUntilMs } = entry;
  return { value: value as T, position, tags, storedAtMs, remainingMs: keepUntilMs - nowMs, source: tier, stale };
}

/** Stores an entry in L1 and Redis, unless a tag of it was bumped while it was loaded. Never throws. */
export async function writeEntry<T>(
  layer: Layer,
  key: EntryKey,
  fresh: NewEntry<T>,
  runtime = cacheRuntime(),
): Promise<'stored' | 'raced' | 'failed'> {
  const { mirror, l1 } = runtime;
  const { value, position, tags, freshMs, keepMs = freshMs } = fresh;
  if (isSwitchedOff(runtime, layer, key) || keepMs < 1) return 'failed';
  if (!mirror.isValid(fresh)) return 'raced';
  const nowMs = mirror.nowMs();
  const entry: Entry<T> = {
    value,
    position,
    tags,
    storedAtMs: nowMs,
    freshUntilMs: nowMs + freshMs,
    keepUntilMs: nowMs + keepMs,
  };
  const { bytes, rawBytes } = encodeEntry(entry);
  l1.set(key, entry, rawBytes);
  const stored = await reported(runtime, layer, 'write', async () => {
    await runtime.store(layer).set(key, bytes, keepMs);
    return 'stored' as const;
  });
  return stored ?? 'failed';
}

/** Removes an entry for every instance: its key's own tag is bumped, so that no L1 serves it on. Never throws. */
export async function dropEntry(layer: Layer, key: EntryKey, runtime = cacheRuntime()): Promise<void> {
  runtime.l1.delete(key);
  await Promise.all([
    reported(runtime, layer, 'write', () => runtime.store(layer).delete(key)),
    invalidate([keyTag(key)], {}, runtime),
  ]);
}
