/** Upper bounds in seconds, as Prometheus wants them; the last bucket has none. */
export const durationBuckets = [
  0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
] as const;

/** The bucket of a duration: its index in `durationBuckets`, or their number for what is longer than all. */
export function bucketOf(durationMs: number): number {
  const seconds = durationMs / 1_000;
  const index = durationBuckets.findIndex((bound) => seconds <= bound);
  return index === -1 ? durationBuckets.length : index;
}

/** A distribution of durations: `counts` by bucket (not cumulative), one more than there are bounds. */
export type Durations = { counts: readonly number[]; sumSeconds: number; count: number };

/** The duration, in ms, below which this share (0 to 1) lies, by linear interpolation within its bucket; null for none. */
export function quantileMs({ counts, count }: Durations, share: number): number | null {
  if (count === 0) return null;
  const rank = share * count;
  let below = 0;
  for (const [index, inBucket] of counts.entries()) {
    if (below + inBucket >= rank && inBucket > 0) {
      const lower = index === 0 ? 0 : (durationBuckets[index - 1] ?? 0);
      const upper = durationBuckets[index] ?? lower;
      return (lower + (upper - lower) * ((rank - below) / inBucket)) * 1_000;
    }
    below += inBucket;
  }
  return (durationBuckets.at(-1) ?? 0) * 1_000;
}
