import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Choices that a seed repeats, though what the machine makes of them differs from run to run. */
export type Random = {
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  chance(percent: number): boolean;
  oneOf<T>(values: readonly [T, ...T[]]): T;
};

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const whole = (from: number, to: number) => uniformInt(generator, from, to);
  return {
    whole,
    chance: (percent) => whole(1, 100) <= percent,
    oneOf: (values) => values[whole(0, values.length - 1)] ?? values[0],
  };
}
