import { expect, test } from 'vitest';
import { formatLap } from './format-lap.ts';

test.each([
  [83_456, '1:23.456'],
  [9_005, '0:09.005'],
  [59_999.96, '1:00.000'],
  [3_723_456, '1:02:03.456'],
])('%d ms reads %s', (ms, text) => {
  expect(formatLap(ms)).toBe(text);
});
