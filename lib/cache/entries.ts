import { isSwitchedOff, trustNow } from './bounds.ts';
import { decodeEntry, encodeEntry } from './codec.ts';
import type { Entry, Position } from './entry.ts';
import { invalidate } from './invalidate.ts';
import { type CacheArg, entryKeyOf, hashParts, nameOfKey } from './keys.ts';
import type { Layer } from './layers.ts';
import { claimLease, type Lease } from './lease.ts';
import { isNone } from './life.ts';
import { reported } from './reported.ts';
import type { FillOutcome, MissCause } from './reporter.ts';
import { type CacheRuntime, cacheRuntime } from './runtime.ts';
import type { Keyring } from './sealing.ts';
import { keyTag, layerTag } from './tags.ts';

export type { Position } from './entry.ts';
export type { Lease } from './lease.ts';
/** A whole Redis key. */
export type EntryKey = string;

export type FoundEntry<T> = {
  value: T;
  position: Position;
  tags: readonly string[];
  /** How long, in ms, it is still fresh; below 0, how long it has been stale. */
  freshMs: number;
  /** How long, in ms, it may still be kept. */
  remainingMs: number;
  /** Redis time. */
  storedAtMs: number;
  costMs: number;
  source: 'l1' | 'l2';
  /** Past its fresh life; only with `allowStale`. Its tags are valid all the same. */
  stale: boolean;
};
/** What opens an entry, where that is not its layer's own ring. */
export type Access = { ring?: Keyring | null | undefined };
export type ReadOptions = Access & {
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
  costMs?: number;
};
/** An entry; or none, and the bytes of the one that was refused. */
export type Look<T> = { found: FoundEntry<T> | null; seen?: Buffer | undefined };
export type ClaimOptions<T> = Access & {
  /** The bytes that were refused, from `lookUp`: they are not sent again. */
  seen?: Buffer | undefined;
  /** Whether a valid, fresh entry will do; any, unless given. */
  accepts?: (found: FoundEntry<T>) => boolean;
};
/** Either what another instance has stored meanwhile, or the right to make it. */
export type Turn<T> = { found: FoundEntry<T> } | { lease: Lease };

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
  return (await lookUp<T>(layer, key, options, runtime)).found;
}

/** As `readEntry`; what is refused is told, so that a claim does not fetch it again. */
export async function lookUp<T>(
  layer: Layer,
  key: EntryKey,
  options: ReadOptions = {},
  runtime = cacheRuntime(),
): Promise<Look<T>> {
  const sentAtMs = performance.now();
  const trust = await trustNow(runtime);
  if (trust === 'none' || isSwitchedOff(runtime, layer, key)) return bypassed(runtime, layer, key);
  const inL1 = options.skipL1 ? undefined : runtime.l1.get(key);
  if (inL1) {
    if (!refusal(runtime, layer, key, inL1, options))
      return { found: found<T>(runtime, layer, key, inL1, 'l1', sentAtMs) };
    runtime.l1.delete(key);
  }
  if (trust === 'l1') return bypassed(runtime, layer, key);
  const bytes = await reported(runtime, layer, 'read', () => runtime.store(layer).get(key));
  if (!bytes) return missed(runtime, layer, key, nothingStored(runtime, key, inL1), options, sentAtMs);
  const judged = await judge<T>(layer, key, bytes, options, runtime);
  return 'cause' in judged
    ? missed(runtime, layer, key, judged, options, sentAtMs, bytes)
    : { found: found<T>(runtime, layer, key, judged.entry, 'l2', sentAtMs) };
}

/**
 * A second look and the right to make the entry, in one round trip. Null: another instance is making it.
 * 'unavailable': Redis can't say, or the layer is switched off.
 */
export async function claimEntry<T>(
  layer: Layer,
  key: EntryKey,
  lifeMs: number,
  { seen, accepts = () => true, ...access }: ClaimOptions<T> = {},
  runtime = cacheRuntime(),
): Promise<Turn<T> | null | 'unavailable'> {
  // What is stored from before would be found, and what nobody will store would be waited for.
  if (isSwitchedOff(runtime, layer, key)) return 'unavailable';
  const claimed = await claimLease(layer, key, lifeMs, seen, runtime);
  if (!claimed) return 'unavailable';
  const { bytes, lease } = claimed;
  const judged = bytes && (await judge<T>(layer, key, bytes, access, runtime));
  const held = judged && 'entry' in judged ? asFound<T>(runtime, judged.entry, 'l2') : null;
  if (!held || !accepts(held)) return lease && { lease };
  await lease?.release();
  return { found: held };
}

function bypassed({ reporter }: CacheRuntime, layer: Layer, key: EntryKey): { found: null } {
  reporter.emit({ type: 'bypass', layer, name: nameOfKey(key) });
  return { found: null };
}

function missed(
  { reporter }: CacheRuntime,
  layer: Layer,
  key: EntryKey,
  { cause, endedBy }: Refusal,
  { skipL1 }: ReadOptions,
  sentAtMs: number,
  seen?: Buffer,
): { found: null; seen?: Buffer | undefined } {
  const durationMs = performance.now() - sentAtMs;
  if (!skipL1) reporter.emit({ type: 'miss', layer, name: nameOfKey(key), cause, endedBy, durationMs });
  return { found: null, seen };
}

/** What is held here and was refused tells more than that Redis has nothing. */
function nothingStored(runtime: CacheRuntime, key: EntryKey, inL1: Entry | undefined): Refusal {
  const { mirror, storedKeys } = runtime;
  const endedBy = inL1 ? mirror.endedBy(inL1) : null;
  return { cause: endedBy === null ? storedKeys.causeOf(key, mirror.nowMs()) : 'invalidated', endedBy };
}

/** Why an entry may not be used, and the tag that ended it, where that is known. */
type Refusal = { cause: MissCause; endedBy: string | null };

/** The entry in `bytes`, then also in L1; or the reason why it may not be used. */
async function judge<T>(
  layer: Layer,
  key: EntryKey,
  bytes: Buffer,
  options: ReadOptions,
  runtime: CacheRuntime,
): Promise<{ entry: Entry<T> } | Refusal> {
  const decoded = decodeEntry<T>(bytes, key, ringOf(layer, options, runtime));
  if (!decoded) return { cause: 'cold', endedBy: null };
  // Another instance knew more when it loaded: know as much before judging. What is still ahead is from a lost history.
  if (runtime.mirror.isAhead(decoded.entry.position)) await runtime.mirror.refresh();
  const refused = refusal(runtime, layer, key, decoded.entry, options);
  if (refused) return refused;
  runtime.l1.set(key, decoded.entry, decoded.rawBytes);
  return decoded;
}

function ringOf(layer: Layer, { ring }: Access, runtime: CacheRuntime): Keyring | null {
  return ring ?? runtime.ring(layer);
}

function refusal(
  { mirror }: CacheRuntime,
  layer: Layer,
  key: EntryKey,
  entry: Entry,
  { allowStale = false }: ReadOptions,
): Refusal | null {
  const own = [layerTag(layer), keyTag(key)];
  if (!mirror.isValid(entry) || !mirror.isCurrent(own, entry.position)) {
    return { cause: 'invalidated', endedBy: mirror.endedBy({ ...entry, tags: [...entry.tags, ...own] }) };
  }
  return mirror.nowMs() < (allowStale ? entry.keepUntilMs : entry.freshUntilMs)
    ? null
    : { cause: 'expired', endedBy: null };
}

function found<T>(
  runtime: CacheRuntime,
  layer: Layer,
  key: EntryKey,
  entry: Entry,
  tier: 'l1' | 'l2',
  sentAtMs: number,
): FoundEntry<T> {
  const held = asFound<T>(runtime, entry, tier);
  const result = held.stale ? 'stale' : isNone(held.value) ? 'negative' : 'hit';
  const durationMs = performance.now() - sentAtMs;
  runtime.reporter.emit({ type: 'hit', layer, name: nameOfKey(key), tier, result, durationMs });
  return held;
}

function asFound<T>({ mirror }: CacheRuntime, entry: Entry, tier: 'l1' | 'l2'): FoundEntry<T> {
  const nowMs = mirror.nowMs();
  const stale = nowMs >= entry.freshUntilMs;
  const { value, position, tags, storedAtMs, keepUntilMs, freshUntilMs, costMs } = entry;
  return {
    ...{ value: value as T, position, tags, storedAtMs, costMs, source: tier, stale },
    freshMs: freshUntilMs - nowMs,
    remainingMs: keepUntilMs - nowMs,
  };
}

/**
 * Stores an entry in L1 and Redis, unless a tag of it was bumped while it was loaded. Given a lease, stores under it and
 * gives it back, in one round trip. Never throws.
 */
export async function writeEntry<T>(
  layer: Layer,
  key: EntryKey,
  fresh: NewEntry<T>,
  { ring, lease }: Access & { lease?: Lease | undefined } = {},
  runtime = cacheRuntime(),
): Promise<FillOutcome> {
  const { reporter, storedKeys, mirror } = runtime;
  const { outcome, bytes } = await store(layer, key, fresh, { ring, lease }, runtime);
  const { freshMs, keepMs = freshMs, costMs = 0 } = fresh;
  storedKeys.note(key, outcome, mirror.nowMs() + keepMs);
  reporter.emit({ type: 'fill', layer, name: nameOfKey(key), outcome, durationMs: costMs, bytes });
  return outcome;
}

async function store<T>(
  layer: Layer,
  key: EntryKey,
  fresh: NewEntry<T>,
  { ring, lease }: Access & { lease?: Lease | undefined },
  runtime: CacheRuntime,
): Promise<{ outcome: FillOutcome; bytes: number }> {
  const { mirror, l1 } = runtime;
  const { value, position, tags, freshMs, keepMs = freshMs, costMs = 0 } = fresh;
  if (isSwitchedOff(runtime, layer, key) || keepMs < 1) return { outcome: 'failed', bytes: 0 };
  if (!mirror.isValid(fresh)) return { outcome: 'raced', bytes: 0 };
  const nowMs = mirror.nowMs();
  const entry: Entry<T> = {
    value,
    position,
    tags,
    costMs,
    storedAtMs: nowMs,
    freshUntilMs: nowMs + freshMs,
    keepUntilMs: nowMs + keepMs,
  };
  const { bytes, rawBytes } = encodeEntry(entry, key, ringOf(layer, { ring }, runtime));
  l1.set(key, entry, rawBytes);
  const stored = await reported(runtime, layer, 'write', async () => {
    if (lease) await lease.fill(bytes, keepMs);
    else await runtime.store(layer).set(key, bytes, keepMs);
    return 'stored' as const;
  });
  return stored ? { outcome: stored, bytes: bytes.length } : { outcome: 'failed', bytes: 0 };
}

/** Removes an entry for every instance: its key's own tag is bumped, so that no L1 serves it on. Never throws. */
export async function dropEntry(layer: Layer, key: EntryKey, runtime = cacheRuntime()): Promise<void> {
  runtime.l1.delete(key);
  runtime.storedKeys.forget(key);
  await Promise.all([
    reported(runtime, layer, 'write', () => runtime.store(layer).delete(key)),
    invalidate([keyTag(key)], {}, runtime),
  ]);
}
