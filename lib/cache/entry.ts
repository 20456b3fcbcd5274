/** A point in the history of invalidations: everything bumped up to `s` of this epoch is known. */
export type Position = { readonly epoch: string; readonly s: number };

/**
 * A stored value and what decides whether it may be used. `position` was known **before** its loader began. Times are
 * milliseconds of the Redis clock.
 */
export type Entry<T = unknown> = {
  readonly value: T;
  readonly position: Position;
  readonly tags: readonly string[];
  readonly storedAtMs: number;
  readonly freshUntilMs: number;
  readonly keepUntilMs: number;
  /** How long, in ms, it took to make: what it costs to be without it. */
  readonly costMs: number;
};

export type EntryHeader = Omit<Entry, 'value'>;
