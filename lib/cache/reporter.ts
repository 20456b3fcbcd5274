import type { EntryPlace, Place } from './layers.ts';

/**
 * Why there was no entry. `cold`: never stored, as far as this process knows; `evicted`: stored, still alive, and gone;
 * `raced`: made, but invalidated while it was made.
 */
export type MissCause = 'cold' | 'expired' | 'invalidated' | 'evicted' | 'raced';
export type HitResult = 'hit' | 'stale' | 'negative';

type Read = { layer: EntryPlace; name: string };

/** What happens in the cache, as it happens. `name` is the entry's, from the code: never a key, a user or a URL. */
export type CacheEvent =
  | (Read & { type: 'hit'; tier: 'l1' | 'l2'; result: HitResult; durationMs: number })
  | (Read & { type: 'miss'; cause: MissCause; durationMs: number; endedBy: string | null })
  | (Read & { type: 'bypass' })
  /** `bytes`: as stored; 0 where nothing was. */
  | (Read & { type: 'fill'; outcome: FillOutcome; durationMs: number; bytes: number })
  | { type: 'invalidation'; source: InvalidationSource; tags: readonly string[]; ok: boolean }
  | { type: 'history-lost'; reason: 'epoch' | 'sequence' | 'reconnect' }
  | { type: 'failure'; place: Place; operation: 'read' | 'write' | 'lease'; error: unknown }
  | { type: 'breaker'; place: Place; state: 'open' | 'closed' };

export type FillOutcome = 'stored' | 'raced' | 'failed';
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
