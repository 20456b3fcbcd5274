import { LRUCache } from 'lru-cache';
import type { Store } from './store.ts';

/** The store of a process without Redis: bounded by bytes, the least used goes first. */
export function memoryStore(maxBytes: number): Store {
  const entries = new LRUCache<string, Buffer>({
    maxSize: maxBytes,
    sizeCalculation: (bytes, key) => bytes.length + key.length,
  });
  return {
    async get(key) {
      return entries.get(key) ?? null;
    },
    async set(key, bytes, ttlMs) {
      entries.set(key, bytes, { ttl: Math.max(1, Math.ceil(ttlMs)) });
    },
    async touch(key, ttlMs) {
      const bytes = entries.get(key);
      if (bytes) entries.set(key, bytes, { ttl: Math.ceil(ttlMs) });
    },
    async delete(key) {
      entries.delete(key);
    },
  };
}
