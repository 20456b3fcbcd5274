import { isSwitchedOff, trustNow } from './bounds.ts';
import { currentFrame, type Frame, handUp, runInFrame } from './context.ts';
import type { Duration } from './durations.ts';
import { type EntryKey, entryKey, keyedHash, readEntry, writeEntry } from './entries.ts';
import type { Position } from './entry.ts';
import { freeze } from './freeze.ts';
import type { CacheArg } from './keys.ts';
import type { Layer } from './layers.ts';
import { acquireLease, type Lease } from './lease.ts';
import { type CacheRuntime, cacheRuntime } from './runtime.ts';

export type CachedOptions<A extends readonly CacheArg[], T> = {
  layer: Layer;
  /** What it is, in the field's words: part of the key, and the name under which it is counted. */
  name: string;
  ttl: Duration | ((value: T) => Duration);
  /** Everything that, when it changes, ends the entry; `t:<table>` for each table read among it. */
  tags: (value: T, ...args: A) => readonly string[];
  /** The life of "there is none": null, undefined or an empty list. */
  negativeTtl?: Duration;
};

/** A result and what it rests on. `position` null: it must not be stored. */
type Loaded<T> = { value: T; tags: readonly string[]; remainingMs: number; position: Position | null };

const leaseMs = 5_000;
const waitForOtherMs = 1_000;
const pollMs = 20;

/**
 * A loader that answers from the cache. Same signature, same results, same errors (which are never stored). The key is
 * exact in the arguments; concurrent calls share a load if its result is new enough for each of them; reads inside the
 * loader hand up their tags, remaining life and position. Results are frozen.
 */
export function cached<A extends readonly CacheArg[], T>(
  loader: (...args: A) => Promise<T>,
  options: CachedOptions<A, T>,
  runtimeOf: () => CacheRuntime = cacheRuntime,
): (...args: A) => Promise<T> {
  return async (...args) => {
    const runtime = runtimeOf();
    const key = entryKey(options.layer, options.name, keyedHash([options.name, args], runtime), runtime);
    const found = await readEntry<T>(options.layer, key, {}, runtime);
    const read = found ?? (await loadShared(runtime, key, loader, options, args));
    const frame = currentFrame();
    if (frame) handUp(frame, { ...read, position: read.position ?? { epoch: '', s: -1 } });
    else await runtime.readHook?.(read);
    return read.value;
  };
}

async function loadShared<A extends readonly CacheArg[], T>(
  runtime: CacheRuntime,
  key: EntryKey,
  loader: (...args: A) => Promise<T>,
  options: CachedOptions<A, T>,
  args: A,
): Promise<Loaded<T>> {
  const { flights, mirror, bypassGate } = runtime;
  const isBypass = (await trustNow(runtime)) !== 'synced' || isSwitchedOff(runtime, options.layer, key);
  // What was read up to τ ago may be given out, whatever else is unknown.
  const joined = flights.joinable<Loaded<T>>(key, isBypass ? performance.now() - runtime.options.tauMs : undefined);
  if (joined) {
    const loaded = await joined;
    // A load begun before something this reader must see does not serve him.
    if (isBypass || (loaded.position && mirror.isValid({ ...loaded, position: loaded.position }))) return loaded;
  }
  if (isBypass) return flights.begin(key, () => bypassGate(() => load(runtime, loader, options, args, null)));
  return flights.begin(key, () => loadAndFill(runtime, key, loader, options, args));
}

async function loadAndFill<A extends readonly CacheArg[], T>(
  runtime: CacheRuntime,
  key: EntryKey,
  loader: (...args: A) => Promise<T>,
  options: CachedOptions<A, T>,
  args: A,
): Promise<Loaded<T>> {
  const { layer } = options;
  const turn = await takeTurn<T>(runtime, layer, key);
  if (turn && 'value' in turn) return turn;
  const startedAtMs = performance.now();
  const report = (outcome: 'stored' | 'raced' | 'failed') =>
    runtime.reporter.emit({ type: 'fill', layer, outcome, durationMs: performance.now() - startedAtMs });
  let released: Promise<void> | undefined;
  try {
    const loaded = await load(runtime, loader, options, args, runtime.mirror.position);
    const { position, remainingMs, value, tags } = loaded;
    if (position) {
      const stored = writeEntry(layer, key, { value, tags, position, freshMs: remainingMs }, runtime);
      // In the same pipeline tick where both share a server; who waits looks for the entry, not for the lease.
      released = turn?.release();
      report(await stored);
    } else report('raced');
    return loaded;
  } catch (error) {
    report('failed');
    throw error;
  } finally {
    await (released ?? turn?.release());
  }
}

/** The lease to load under; or what another instance loaded meanwhile; or null: it takes too long, load without. */
async function takeTurn<T>(runtime: CacheRuntime, layer: Layer, key: EntryKey): Promise<Lease | Loaded<T> | null> {
  for (let waitedMs = 0; waitedMs <= waitForOtherMs; waitedMs += pollMs) {
    if (waitedMs > 0) await new Promise((resolve) => setTimeout(resolve, pollMs));
    const lease = await acquireLease(key, leaseMs, runtime);
    // Also under the lease: its last holder may have filled the entry since this reader missed it.
    const found = await readEntry<T>(layer, key, { skipL1: true }, runtime);
    if (!found && lease) return lease;
    await lease?.release();
    if (found) return found;
  }
  return null;
}

async function load<A extends readonly CacheArg[], T>(
  { options: { deltaMs } }: CacheRuntime,
  loader: (...args: A) => Promise<T>,
  options: CachedOptions<A, T>,
  args: A,
  start: Position | null,
): Promise<Loaded<T>> {
  const position = start ?? { epoch: '', s: -1 };
  const frame: Frame = { tags: new Set(), remainingMs: Number.POSITIVE_INFINITY, position };
  const value = freeze(await withDeadline(options.name, deltaMs, () => runInFrame(frame, () => loader(...args))));
  for (const tag of options.tags(value, ...args)) frame.tags.add(tag);
  const isStorable = start !== null && frame.position.s >= 0;
  return {
    value,
    tags: [...frame.tags],
    remainingMs: Math.min(lifeOf(value, options), frame.remainingMs),
    position: isStorable ? frame.position : null,
  };
}

function lifeOf<A extends readonly CacheArg[], T>(value: T, { ttl, negativeTtl }: CachedOptions<A, T>): number {
  const isNone = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (isNone && negativeTtl !== undefined) return negativeTtl;
  return typeof ttl === 'function' ? ttl(value) : ttl;
}

/** Longer than Δ, a loader's snapshot would be older than what the promise allows to be given out. */
async function withDeadline<T>(name: string, deadlineMs: number, fn: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`loading ${name} took more than ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([fn(), late]);
  } finally {
    clearTimeout(timer);
  }
}
