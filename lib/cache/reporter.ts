import type { Layer, Place } from './layers.ts';

export type MissCause = 'cold' | 'expired' | 'invalidated' | 'raced';

/** What happens in the cache, as it happens. Never a key, a user or a URL beyond the entry's name. */
export type CacheEvent =
  | { type: 'hit'; layer: Layer; tier: 'l1' | 'l2'; stale: boolean }
  | { type: 'miss'; layer: Layer; cause: MissCause }
  | { type: 'bypass'; layer: Layer }
  | { type: 'fill'; layer: Layer; outcome: 'stored' | 'raced' | 'failed'; durationMs: number }
  | { type: 'invalidation'; source: InvalidationSource; tags: number; ok: boolean }
  | { type: 'history-lost'; reason: 'epoch' | 'sequence' | 'reconnect' }
  | { type: 'failure'; place: Place; operation: 'read' | 'write' | 'lease'; error: unknown }
  | { type: 'breaker'; place: Place; state: 'open' | 'closed' };

export type InvalidationSource = 'app' | 'trigger' | 'admin' | 'cli';

export type Reporter = {
  emit(event: CacheEvent): void;
  /** Gives every later event to `listener`; returns what ends that. */
  listen(listener: (event: CacheEvent) => void): () => void;
};

export function createReporter(): Reporter {
  const listeners = new Set<(event: CacheEvent) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
