import { LRUCache } from 'lru-cache';

type Window = { count: number; endsAtMs: number };
export type Counted = { count: number; leftMs: number };

/** Counts attempts in this process: the answer while Redis is gone. Bounded, so junk keys push each other out. */
export class MemoryAttempts {
  readonly #windows = new LRUCache<string, Window>({ max: 50_000 });

  add(key: string, windowMs: number, by: 1 | -1, nowMs = Date.now()): Counted {
    const known = this.#windows.get(key);
    const window = known && known.endsAtMs > nowMs ? known : { count: 0, endsAtMs: nowMs + windowMs };
    window.count += by;
    this.#windows.set(key, window);
    return { count: window.count, leftMs: window.endsAtMs - nowMs };
  }

  forget(key: string): void {
    this.#windows.delete(key);
  }
}
