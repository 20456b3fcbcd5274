export type Times = { count: number; p50: number; p95: number; p99: number };

/** Of durations in ms, by the nearest rank: each is one that was measured. */
export function timesOf(durations: readonly number[]): Times {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN, 1);
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [upper, lower] = [sorted[Math.floor(sorted.length / 2)], sorted[Math.ceil(sorted.length / 2) - 1]];
  if (upper === undefined || lower === undefined) throw new RangeError('there is nothing to summarise');
  return (upper + lower) / 2;
}

/** By how much `now` is less than `before`, as a share of it; negative where it is more. */
export function reduction(before: number, now: number): number {
  return before === 0 ? 0 : rounded(1 - now / before, 4);
}

/** Null where there was nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole, 4);
}

export function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
