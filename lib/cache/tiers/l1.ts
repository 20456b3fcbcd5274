import { LRUCache } from 'lru-cache';
import type { Entry } from '../entry.ts';

/** A decoded object takes about this many times its encoded bytes. */
const decodedFactor = 2;
const overheadBytes = 256;

/** Decoded entries of this process, bounded by bytes. Values are shared by reference: nobody may change them. */
export type L1 = {
  get(key: string): Entry | undefined;
  set(key: string, entry: Entry, rawBytes: number): void;
  delete(key: string): void;
  clear(): void;
  readonly bytes: number;
  readonly entries: number;
};

export function createL1(maxBytes: number): L1 {
  const held = new LRUCache<string, Entry>({ maxSize: maxBytes, maxEntrySize: Math.floor(maxBytes / 8) });
  return {
    get: (key) => held.get(key),
    set(key, entry, rawBytes) {
      held.set(key, entry, { size: rawBytes * decodedFactor + key.length + overheadBytes });
    },
    delete: (key) => void held.delete(key),
    clear: () => held.clear(),
    get bytes() {
      return held.calculatedSize;
    },
    get entries() {
      return held.size;
    },
  };
}
