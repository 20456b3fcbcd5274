import { LRUCache } from 'lru-cache';
import type { FillOutcome, MissCause } from './reporter.ts';

type Stored = { outcome: FillOutcome; untilMs: number };

const most = 20_000;

/**
 * What this process knows to have become of keys it stored, so that a key Redis has nothing under can be told from one
 * that Redis dropped. What another process stored is not known here: such a miss is `cold`.
 */
export class StoredKeys {
  readonly #keys = new LRUCache<string, Stored>({ max: most });

  /** Redis time. */
  note(key: string, outcome: FillOutcome, untilMs: number): void {
    this.#keys.set(key, { outcome, untilMs });
  }

  forget(key: string): void {
    this.#keys.delete(key);
  }

  /** Why there is nothing under `key`. */
  causeOf(key: string, nowMs: number): MissCause {
    const stored = this.#keys.get(key);
    if (!stored || stored.outcome === 'failed') return 'cold';
    if (stored.outcome === 'raced') return 'raced';
    return nowMs < stored.untilMs ? 'evicted' : 'expired';
  }
}
