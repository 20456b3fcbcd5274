import { expect, test } from 'vitest';
import { createRandom } from '../../fuzz/random.ts';
import { createZipf } from './zipf.ts';

function drawn(count: number, exponent: number, times: number): number[] {
  const counts = Array<number>(count).fill(0);
  const zipf = createZipf(count, exponent);
  const random = createRandom(7);
  for (let n = 0; n < times; n += 1) {
    const rank = zipf(random);
    counts[rank] = (counts[rank] ?? Number.NaN) + 1;
  }
  return counts;
}

test('the n-th is drawn 1/n^s as often as the first', () => {
  const [first = 0, second = 0, , fourth = 0] = drawn(100, 1, 200_000);
  expect(first / second).toBeCloseTo(2, 1);
  expect(first / fourth).toBeCloseTo(4, 0);
});

test('an exponent of 0 makes all alike, and none is left out', () => {
  for (const count of drawn(10, 0, 100_000)) expect(count / 10_000).toBeCloseTo(1, 1);
});

test('a single thing is always drawn; of nothing nothing can be', () => {
  expect(drawn(1, 1, 50)).toEqual([50]);
  expect(() => createZipf(0, 1)).toThrow(RangeError);
});
