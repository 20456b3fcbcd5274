import { expect, test } from 'vitest';
import { median, reduction, share, timesOf } from './statistics.ts';

test('quantiles are measured values, by the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect(timesOf(hundred)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99 });
  expect(timesOf([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7 });
});

test('of nothing no quantile is known', () => {
  expect(timesOf([])).toEqual({ count: 0, p50: Number.NaN, p95: Number.NaN, p99: Number.NaN });
});

test('a median lies between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 2, 3, 100])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

test('a reduction is what is saved of what it was, and negative where more is needed', () => {
  expect(reduction(20, 1)).toBe(0.95);
  expect(reduction(10, 15)).toBe(-0.5);
  expect(reduction(0, 0)).toBe(0);
});

test('a share of nothing is unknown, not 0', () => {
  expect(share(0, 0)).toBeNull();
  expect(share(1, 4)).toBe(0.25);
});
