import { AsyncLocalStorage } from 'node:async_hooks';
import { log } from '../log/index.ts';
import { isSwitchedOff, trustNow } from './bounds.ts';
import { currentFrame, type Frame, handUp, runInFrame } from './context.ts';
import { claimEntry, type EntryKey, entryKey, type FoundEntry, keyedHash, lookUp, writeEntry } from './entries.ts';
import type { Position } from './entry.ts';
import { freeze } from './freeze.ts';
import type { CacheArg } from './keys.ts';
import type { Layer } from './layers.ts';
import type { Lease } from './lease.ts';
import { isDueEarly, type LifeOptions, lifeOf } from './life.ts';
import type { ReadPersonalKey } from './personal-rings.ts';
import { isRecomputing, recompute } from './recompute.ts';
import { type RegisteredRead, registerRead } from './registry.ts';
import { type CacheRuntime, cacheRuntime, type ReadSeen } from './runtime.ts';
import type { Keyring } from './sealing.ts';

export type CachedOptions<A extends readonly CacheArg[], T> = LifeOptions<T> & {
  layer: Layer;
  /** What it is, in the field's words: part of the key, and the name under which it is counted. */
  name: string;
  /** Everything that, when it changes, ends the entry; `t:<table>` for each table read among it. */
  tags: (value: T, ...args: A) => readonly string[];
  personal?: (...args: A) => Owner;
  /** Changes by itself with the time of this process (that of Postgres is seen): an older result is not a wrong one. */
  dependsOnClock?: boolean;
};

/**
 * Whose a result is: his tag, `user:<id>` say, and where his key is kept (null: he has none). The entry carries the tag
 * and is sealed with the key; once that is deleted, nobody can read it any more.
 */
export type Owner = { tag: string; readKey: ReadPersonalKey };

/** A result and what it rests on. `position` null: it must not be stored. Lives in ms; below 0 it is stale. */
type Loaded<T> = {
  value: T;
  tags: readonly string[];
  freshMs: number;
  remainingMs: number;
  position: Position | null;
};

/**
 * One call of a cached loader. `ring`: what opens its entry, where that is not its layer's own; null: somebody without
 * a key, of whom nothing may be stored.
 */
type Call<T> = {
  runtime: CacheRuntime;
  layer: Layer;
  name: string;
  key: EntryKey;
  ring: Keyring | null | undefined;
  life: LifeOptions<T>;
  load: () => Promise<T>;
  tagsOf: (value: T) => readonly string[];
};

const leaseMs = 5_000;
const waitForOtherMs = 1_000;
const pollMs = 20;

/** What runs behind an answer must not keep its request alive, nor take part in its reads. */
const outsideRequests = AsyncLocalStorage.snapshot();

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
  const { layer, name, personal, tags, dependsOnClock = false, ...life } = options;
  const read = async (...args: A): Promise<T> => {
    if (isRecomputing()) return loader(...args);
    const runtime = runtimeOf();
    const owner = personal?.(...args);
    const call: Call<T> = {
      ...{ runtime, layer, name, life },
      key: entryKey(layer, name, keyedHash([name, args], runtime), runtime),
      ring: owner && (await ringOf(runtime, owner)),
      load: () => loader(...args),
      tagsOf: (value) => (owner ? [...tags(value, ...args), owner.tag] : tags(value, ...args)),
    };
    const answered = await answer(call);
    if (runtime.observers.size > 0) {
      const seen = seenAs(call, args, { isPersonal: owner !== undefined, dependsOnClock }, answered);
      for (const observe of runtime.observers) observe(seen);
    }
    const frame = currentFrame();
    if (frame) handUp(frame, { ...answered, position: answered.position ?? { epoch: '', s: -1 } });
    else await runtime.readHook?.({ tags: answered.tags, remainingMs: answered.freshMs });
    return answered.value;
  };
  // Runtimes of tests and tools have reads of their own.
  if (runtimeOf === cacheRuntime && !personal) registerRead(layer, name, read as RegisteredRead);
  return read;
}

function seenAs<T>(
  { layer, name, key, load: recomputed }: Call<T>,
  args: readonly CacheArg[],
  traits: Pick<ReadSeen, 'isPersonal' | 'dependsOnClock'>,
  answered: Loaded<T>,
): ReadSeen {
  const held = 'source' in answered ? (answered as FoundEntry<T>) : null;
  return { layer, name, args, key, ...traits, held, recompute: () => recompute(recomputed) };
}

async function ringOf(runtime: CacheRuntime, { tag, readKey }: Owner): Promise<Keyring | null> {
  return (await trustNow(runtime)) === 'none' ? null : runtime.personalRings.of(tag, readKey);
}

async function answer<T>(call: Call<T>): Promise<Loaded<T>> {
  const { layer, key, ring, life, runtime } = call;
  if (ring === null) return loadShared(call);
  const isKeptLonger = life.staleWhileRevalidate !== undefined || life.staleIfError !== undefined;
  const { found, seen } = await lookUp<T>(layer, key, { ring, allowStale: isKeptLonger }, runtime);
  if (!found) return loadShared(call, seen);
  if (!found.stale) {
    if (isDueEarly(found, life)) renewBehind(call, found);
    return found;
  }
  const staleForMs = -found.freshMs;
  if (staleForMs < (life.staleWhileRevalidate ?? 0)) {
    renewBehind(call, found);
    return found;
  }
  return loadShared(call, seen).catch((err: unknown) => {
    if (staleForMs >= (life.staleIfError ?? 0)) throw err;
    log.warn({ err, name: call.name }, 'loading failed: what was loaded before is given out');
    return found;
  });
}

async function loadShared<T>(call: Call<T>, seen?: Buffer): Promise<Loaded<T>> {
  const { runtime, layer, key, ring } = call;
  const { flights, mirror, bypassGate } = runtime;
  const isSynced = (await trustNow(runtime)) === 'synced';
  const isBypass = ring === null || !isSynced || isSwitchedOff(runtime, layer, key);
  // A page around a read that is switched off may be stored, as of its own start: such a read joins nothing older.
  const joinableFromMs = isSynced ? performance.now() : mirror.joinableFromMs;
  const joined = flights.joinable<Loaded<T>>(key, isBypass ? joinableFromMs : undefined);
  if (joined) {
    const loaded = await joined;
    // A load begun before something this reader must see does not serve him.
    if (isBypass || (loaded.position && mirror.isValid({ ...loaded, position: loaded.position }))) return loaded;
  }
  if (isBypass) return flights.begin(key, () => bypassGate(() => load(call, null)));
  return flights.begin(key, async () => {
    const turn = await takeTurn<T>(call, seen);
    return turn && 'found' in turn ? turn.found : loadAndFill(call, turn?.lease);
  });
}

/** Makes the entry anew while everybody goes on being served, unless somebody does that already. */
function renewBehind<T>(call: Call<T>, held: FoundEntry<T>): void {
  const { runtime, layer, key, ring, name } = call;
  if (runtime.renewals.has(key)) return;
  runtime.renewals.add(key);
  outsideRequests(async () => {
    try {
      const accepts = (other: FoundEntry<T>) => other.storedAtMs > held.storedAtMs;
      const turn = await claimEntry<T>(layer, key, leaseMs, { ring, accepts }, runtime);
      if (turn && turn !== 'unavailable' && 'lease' in turn) await loadAndFill(call, turn.lease);
    } catch (err) {
      log.warn({ err, name }, 'renewing an entry failed: it is tried again by its next reader');
    } finally {
      runtime.renewals.delete(key);
    }
  });
}

async function loadAndFill<T>(call: Call<T>, lease: Lease | undefined): Promise<Loaded<T>> {
  const { runtime, layer, key, ring } = call;
  const startedAtMs = performance.now();
  const failed = (outcome: 'raced' | 'failed') => {
    const durationMs = performance.now() - startedAtMs;
    runtime.reporter.emit({ type: 'fill', layer, name: call.name, outcome, durationMs, bytes: 0 });
  };
  try {
    const loaded = await load(call, runtime.mirror.position);
    const { position, freshMs, remainingMs: keepMs, value, tags } = loaded;
    const costMs = performance.now() - startedAtMs;
    if (position)
      await writeEntry(layer, key, { value, tags, position, freshMs, keepMs, costMs }, { ring, lease }, runtime);
    else failed('raced');
    return loaded;
  } catch (error) {
    failed('failed');
    throw error;
  } finally {
    await lease?.release();
  }
}

/** The lease to load under; or what another instance loaded meanwhile; or null: it takes too long, load without. */
async function takeTurn<T>(
  { runtime, layer, key, ring }: Call<T>,
  seen: Buffer | undefined,
): Promise<{ lease: Lease } | { found: FoundEntry<T> } | null> {
  for (let waitedMs = 0; waitedMs <= waitForOtherMs; waitedMs += pollMs) {
    if (waitedMs > 0) await new Promise((resolve) => setTimeout(resolve, pollMs));
    const turn = await claimEntry<T>(layer, key, leaseMs, { seen, ring }, runtime);
    if (turn === 'unavailable') return null;
    if (turn) return turn;
  }
  return null;
}

async function load<T>(call: Call<T>, start: Position | null): Promise<Loaded<T>> {
  const { deltaMs } = call.runtime.options;
  const position = start ?? { epoch: '', s: -1 };
  const frame: Frame = {
    ...{ tags: new Set(), position },
    freshMs: Number.POSITIVE_INFINITY,
    remainingMs: Number.POSITIVE_INFINITY,
  };
  const value = freeze(await withDeadline(call.name, deltaMs, () => runInFrame(frame, call.load)));
  for (const tag of call.tagsOf(value)) frame.tags.add(tag);
  const isStorable = start !== null && frame.position.s >= 0;
  return {
    value,
    tags: [...frame.tags],
    ...lifeOf(value, call.life, frame),
    position: isStorable ? frame.position : null,
  };
}

class LoadingTookTooLong extends Error {
  override readonly name = 'LoadingTookTooLong';
  constructor(loader: string, deadlineMs: number) {
    super(`loading ${loader} took more than ${deadlineMs} ms`);
  }
}

/** Longer than Δ, a loader's snapshot would be older than what the promise allows to be given out. */
async function withDeadline<T>(name: string, deadlineMs: number, fn: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LoadingTookTooLong(name, deadlineMs)), deadlineMs);
  });
  try {
    return await Promise.race([fn(), late]);
  } finally {
    clearTimeout(timer);
  }
}
