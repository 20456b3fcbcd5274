import type { Random } from '../../fuzz/random.ts';

const steps = 2 ** 30;

/**
 * Ranks from 0 to `count` - 1, of which the n-th is drawn in proportion to 1 / n^`exponent`: few things are asked for all
 * the time, and most hardly ever.
 */
export function createZipf(count: number, exponent: number): (random: Random) => number {
  if (count < 1) throw new RangeError('there is nothing to draw from');
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 1) ** exponent;
    sums[rank] = sum;
  }
  return (random) => firstAbove(sums, (random.whole(0, steps - 1) / steps) * sum);
}

/** The first index whose value exceeds `value`. */
function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
