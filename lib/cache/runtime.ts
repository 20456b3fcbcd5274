import { AsyncLocalStorage } from 'node:async_hooks';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { type ClockStore, clockKeys, RedisClocks } from './clocks.ts';
import { type Connections, createConnections, type RedisUrls } from './connections.ts';
import type { FoundEntry } from './entries.ts';
import { createGate, type Gate } from './gate.ts';
import { type CacheArg, deriveHashKey } from './keys.ts';
import { type Layer, type Place, sealedPlaces } from './layers.ts';
import { MemoryClocks } from './memory-clocks.ts';
import { Mirror } from './mirror.ts';
import { PersonalRings } from './personal-rings.ts';
import type { RedisClient } from './redis-client.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { deriveRing, type Keyring } from './sealing.ts';
import { SingleFlight } from './single-flight.ts';
import { StoredKeys } from './stored-keys.ts';
import { memoryStore } from './stores/memory.ts';
import { redisStore } from './stores/redis.ts';
import type { Store } from './stores/store.ts';
import { createL1, type L1 } from './tiers/l1.ts';

export type ReadHook = (read: { tags: readonly string[]; remainingMs: number }) => Promise<void>;

/** One read through `cached`, after it was answered. */
export type ReadSeen = {
  layer: Layer;
  name: string;
  args: readonly CacheArg[];
  key: string;
  /** Of one person: nothing of it may be kept elsewhere. */
  isPersonal: boolean;
  dependsOnClock: boolean;
  /** The entry that answered; null where it was loaded. */
  held: FoundEntry<unknown> | null;
  /** Loads it from Postgres, and so all that it reads. */
  recompute: () => Promise<unknown>;
};
export type ReadObserver = (read: ReadSeen) => void;

export type CacheOptions = {
  keyPrefix: string;
  /** Null: memory stores, one process on its own. */
  redisUrls: RedisUrls | null;
  /** Keys are hashed and values sealed with it; without one, neither is secret. */
  secret: string | undefined;
  /** Replaced secrets, with which values may still be opened. */
  previousSecrets?: readonly string[];
  /** τ: how old, in ms, what is known of invalidations may be when a read begins. */
  tauMs: number;
  /** Δ: how long, in ms, the relay may be silent before reads go to Postgres. */
  deltaMs: number;
  /** Whether a relay is expected; without a database there is none, and Δ is not enforced. */
  hasRelay: boolean;
  /** Layers switched off by this process' environment. */
  off: readonly string[];
  /** How much of this process L1 may take, in bytes; 0: none, every read asks Redis. 64 MiB unless given. */
  l1Bytes?: number;
};

/** All that the cache keeps in one process. */
export type CacheRuntime = {
  readonly options: CacheOptions;
  readonly keyPrefix: string;
  readonly hashKey: Buffer;
  readonly clocks: ClockStore;
  readonly mirror: Mirror;
  readonly l1: L1;
  readonly flights: SingleFlight;
  /** Keys of entries that are being made anew behind an answer. */
  readonly renewals: Set<string>;
  /**
   * What seals the values of a place. Null: views and answers of the API are what anybody may see, or there is no secret.
   */
  ring(place: Place): Keyring | null;
  /** A ring of its own for what the site seals outside of the layers; null without a secret. */
  ringFor(purpose: string): Keyring | null;
  readonly personalRings: PersonalRings;
  readonly bypassGate: Gate;
  readonly reporter: Reporter;
  readonly storedKeys: StoredKeys;
  /** Redis for control data; undefined without Redis. Its commands may fail: callers say what then. */
  readonly control: RedisClient | undefined;
  store(place: Exclude<Place, 'control'>): Store;
  readHook: ReadHook | undefined;
  /** Told of each read. Must be quick, and must not throw. */
  readonly observers: Set<ReadObserver>;
  /** Told of each stored page that is served, by the path of Next's tree, such as `/en/profiles`. */
  readonly pageObservers: Set<(path: string) => void>;
  readonly connections: Connections | undefined;
  close(): Promise<void>;
};

const defaultL1Bytes = 64 * 1024 * 1024;
const memoryStoreBytes = 64 * 1024 * 1024;
/** Loaders that may run at once while nothing can be cached. */
const bypassLoaders = 32;

export function createCacheRuntime(options: CacheOptions): CacheRuntime {
  const reporter = createReporter();
  const l1 = createL1(options.l1Bytes ?? defaultL1Bytes);
  const connections = options.redisUrls
    ? createConnections(options.redisUrls, {
        reporter,
        controlKey: clockKeys(options.keyPrefix).meta,
        onReconnect: (place) => {
          if (place === 'control') mirror.reset('reconnect');
          else l1.clear();
        },
      })
    : undefined;
  const clocks = connections ? new RedisClocks(connections.to('control'), options.keyPrefix) : new MemoryClocks();
  const mirror = new Mirror({ clocks, reporter, tauMs: options.tauMs, onReset: () => l1.clear() });
  const stores = new Map<string, Store>();
  const ringFor = createRings(options);
  return {
    options,
    keyPrefix: options.keyPrefix,
    hashKey: deriveHashKey(options.secret),
    clocks,
    mirror,
    l1,
    flights: new SingleFlight(),
    renewals: new Set(),
    ring: (place) => ((sealedPlaces as readonly string[]).includes(place) ? ringFor(place) : null),
    ringFor,
    personalRings: new PersonalRings(mirror),
    bypassGate: createGate(bypassLoaders),
    reporter,
    storedKeys: new StoredKeys(),
    get control() {
      return connections?.to('control').redis;
    },
    store(place) {
      const known = stores.get(place);
      if (known) return known;
      const made = connections ? redisStore(() => connections.to(place)) : memoryStore(memoryStoreBytes);
      stores.set(place, made);
      return made;
    },
    readHook: undefined,
    observers: new Set(),
    pageObservers: new Set(),
    connections,
    async close() {
      await connections?.close();
      l1.clear();
    },
  };
}

/** A key of its own for each purpose, derived once. */
function createRings({ secret, previousSecrets = [] }: CacheOptions): (purpose: string) => Keyring | null {
  if (secret === undefined) return () => null;
  const derived = new Map<string, Keyring | null>();
  return (purpose) => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const made = deriveRing([secret, ...previousSecrets], purpose);
    derived.set(purpose, made);
    return made;
  };
}

const slot = Symbol.for('simlane.cache-runtime');
const shared: typeof globalThis & { [slot]?: CacheRuntime } = globalThis;
// Connections and their timers must not keep the request alive that happens to need them first.
const outsideRequests = AsyncLocalStorage.snapshot();

/** The runtime of this process, made on first use: the module may be loaded more than once, the runtime is still one. */
export function cacheRuntime(): CacheRuntime {
  shared[slot] ??= outsideRequests(() => createCacheRuntime(optionsFromEnv()));
  return shared[slot];
}

/** Ends the connections, so that a command-line tool can exit. The next use begins anew. */
export async function closeCache(): Promise<void> {
  const runtime = shared[slot];
  delete shared[slot];
  await runtime?.close();
}

function optionsFromEnv(): CacheOptions {
  const { redisUrl, redisUrls, keyPrefix, cacheL1Bytes, cacheTauMs, cacheDeltaMs, databaseUrl, cacheOff } = env();
  const fallback = redisUrl ?? redisUrls.control;
  if (!fallback) log.warn('REDIS_URL is not set: the cache is in memory, of this process alone');
  return {
    keyPrefix,
    redisUrls: fallback
      ? {
          control: redisUrls.control ?? fallback,
          session: redisUrls.session ?? fallback,
          view: redisUrls.view ?? fallback,
          fragment: redisUrls.view ?? fallback,
          query: redisUrls.query ?? fallback,
          api: redisUrls.api ?? fallback,
        }
      : null,
    secret: process.env.SIMLANE_SECRET ? env().secret : undefined,
    previousSecrets: env().previousSecrets,
    l1Bytes: cacheL1Bytes,
    tauMs: cacheTauMs,
    deltaMs: cacheDeltaMs,
    hasRelay: databaseUrl !== undefined,
    off: cacheOff,
  };
}
