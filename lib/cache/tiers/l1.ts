import { LRUCache } from 'lru-cache';
import type { Entry } from '../entry.ts';

/** A decoded object takes about this many times its encoded bytes. */
const decodedFactor = 2;
const overheadBytes = 256;
/** Stored entries after which the ended ones are looked for: most of what is made up lives half a minute and is never asked for again. */
const purgeEvery = 1_000;

/** Decoded entries of this process, bounded by bytes. Values are shared by reference: nobody may change them. */
export type L1 = {
  get(key: string): Entry | undefined;
  set(key: string, entry: Entry, rawBytes: number): void;
  delete(key: string): void;
  clear(): void;
  /** Drops the entries of which `isMeant`. Returns how many. */
  forget(isMeant: (entry: Entry) => boolean): number;
  readonly bytes: number;
  readonly entries: number;
};

const nothingHeld: L1 = {
  get: () => undefined,
  set: () => undefined,
  delete: () => undefined,
  clear: () => undefined,
  forget: () => 0,
  bytes: 0,
  entries: 0,
};

/** `maxBytes` 0: every read asks Redis. */
export function createL1(maxBytes: number, clock: { now(): number } = performance): L1 {
  if (maxBytes === 0) return nothingHeld;
  const maxEntrySize = Math.floor(maxBytes / 8);
  // Without a resolution it sets no timers, which would be made inside requests.
  const held = new LRUCache<string, Entry>({ maxSize: maxBytes, maxEntrySize, ttlResolution: 0, perf: clock });
  let stored = 0;
  return {
    get: (key) => held.get(key),
    set(key, entry, rawBytes) {
      // At most this long: the mirror's clock decides when it is read.
      const ttl = Math.max(1, entry.keepUntilMs - entry.storedAtMs);
      held.set(key, entry, { size: rawBytes * decodedFactor + key.length + overheadBytes, ttl });
      stored += 1;
      if (stored % purgeEvery === 0) held.purgeStale();
    },
    delete: (key) => void held.delete(key),
    clear: () => held.clear(),
    forget(isMeant) {
      let forgotten = 0;
      for (const [key, entry] of [...held.entries()]) if (isMeant(entry) && held.delete(key)) forgotten += 1;
      return forgotten;
    },
    get bytes() {
      return held.calculatedSize;
    },
    get entries() {
      return held.size;
    },
  };
}
