/** Of some ratios of one run. */
export type Spread = { median: number; min: number; max: number };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (upper === undefined || lower === undefined || min === undefined || max === undefined) {
    throw new RangeError('there is nothing to summarise');
  }
  return { median: rounded((lower + upper) / 2), min: rounded(min), max: rounded(max) };
}

/** What `name` did in each round, as a share of what `base` did in the same. */
export function ratiosOf<N extends string>(rounds: readonly Readonly<Record<N, number>>[], name: N, base: N): Spread {
  return spreadOf(rounds.map((round) => round[name] / round[base]));
}

/** The order of a round: each begins with another, so that none always goes first. */
export function rotated<T>(items: readonly T[], by: number): T[] {
  const from = by % Math.max(1, items.length);
  return [...items.slice(from), ...items.slice(0, from)];
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
