import fc from 'fast-check';
import { expect, test } from 'vitest';
import { downsample } from './downsample.ts';

const line = fc
  .array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 900 })
  .map((values) => values.map((value, index) => ({ atMs: index * 60_000, value })));

test('never more points than asked for, first and last among them, in order', () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 3, max: 200 }), (points, threshold) => {
      const thin = downsample(points, threshold);
      expect(thin.length).toBe(Math.min(points.length, threshold));
      expect(thin[0]).toEqual(points[0]);
      expect(thin.at(-1)).toEqual(points.at(-1));
      expect(thin.every((point, index) => index === 0 || point.atMs > (thin[index - 1]?.atMs ?? 0))).toBe(true);
      expect(thin.every((point) => points.includes(point))).toBe(true);
    }),
  );
});

test('a lone peak survives', () => {
  const points = Array.from({ length: 5_000 }, (_, index) => ({ atMs: index, value: index === 2_777 ? 4_000 : 1_500 }));
  expect(downsample(points, 200).some((point) => point.value === 4_000)).toBe(true);
});
