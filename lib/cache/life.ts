import type { Duration } from './durations.ts';

/** How long a result lives. All but `ttl` are off unless asked for; none lets an invalidated entry be served. */
export type LifeOptions<T> = {
  ttl: Duration | ((value: T) => Duration);
  /** The life of "there is none": null, undefined or an empty list. */
  negativeTtl?: Duration;
  /** How long past its life it is still served while one reader, of all instances, loads it anew. */
  staleWhileRevalidate?: Duration;
  /** How long past its life it stands in for a loader that fails. */
  staleIfError?: Duration;
  /** Loaded anew shortly before its end, by chance, the sooner the longer loading takes (XFetch). */
  earlyRefresh?: boolean;
  /** Takes up to this share (0 to 1) off each life, so that what was stored together does not end together. */
  jitter?: number;
  /** In how many ms the result changes by itself ("sign-up closes at 20:00"): from then on it is not given out. */
  boundary?: (value: T) => number | null;
};

/**
 * How long, in ms, a result is fresh, and how long it may be kept. `inner`: the shortest of what the loader read, which
 * it does not outlive.
 */
export function lifeOf<T>(
  value: T,
  options: LifeOptions<T>,
  inner: { freshMs: number; remainingMs: number },
  random: () => number = Math.random,
): { freshMs: number; remainingMs: number } {
  const boundaryMs = options.boundary?.(value) ?? Number.POSITIVE_INFINITY;
  const own = ownLife(value, options) * (1 - (options.jitter ?? 0) * random());
  const freshMs = Math.min(own, inner.freshMs, boundaryMs);
  const longer = Math.max(options.staleWhileRevalidate ?? 0, options.staleIfError ?? 0);
  return { freshMs, remainingMs: Math.min(own + longer, inner.remainingMs, boundaryMs) };
}

/** "There is none": a result like any other, perhaps with a life of its own. */
export function isNone(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function ownLife<T>(value: T, { ttl, negativeTtl }: LifeOptions<T>): number {
  if (isNone(value) && negativeTtl !== undefined) return negativeTtl;
  return typeof ttl === 'function' ? ttl(value) : ttl;
}

/**
 * XFetch (Vattani, Chierichetti, Lowenstein 2015, β = 1): each read of an entry that takes `costMs` to make decides by
 * itself, with a chance that grows towards the end, to make it anew.
 */
export function isDueEarly(
  entry: { freshMs: number; costMs: number },
  { earlyRefresh }: { earlyRefresh?: boolean },
  random: () => number = Math.random,
): boolean {
  return earlyRefresh === true && -entry.costMs * Math.log(1 - random()) >= entry.freshMs;
}
