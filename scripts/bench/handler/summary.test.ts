import { expect, test } from 'vitest';
import { ratiosOf, rotated, spreadOf } from './summary.ts';

test.each([
  [[3, 1, 2], { median: 2, min: 1, max: 3 }],
  [[4, 1, 3, 2], { median: 2.5, min: 1, max: 4 }],
  [[0.97], { median: 0.97, min: 0.97, max: 0.97 }],
])('the spread of %j', (values, spread) => {
  expect(spreadOf(values)).toEqual(spread);
});

test('nothing has no median', () => {
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('a ratio is taken within its round: a slow round slows both', () => {
  const rounds = [
    { ours: 90, theirs: 100 },
    { ours: 9, theirs: 10 },
    { ours: 900, theirs: 1_000 },
  ];
  expect(ratiosOf(rounds, 'ours', 'theirs')).toEqual({ median: 0.9, min: 0.9, max: 0.9 });
});

test('each round begins with another', () => {
  expect([0, 1, 2, 3].map((by) => rotated(['a', 'b', 'c'], by).join(''))).toEqual(['abc', 'bca', 'cab', 'abc']);
});
