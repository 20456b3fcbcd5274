import { expect, test } from 'vitest';
import { positionValue } from './position-cookie.ts';

test('a write that was bumped gives its position, nothing to see gives no cookie', () => {
  expect(positionValue(12, null)).toBe('12');
  expect(positionValue(null, null)).toBeNull();
});

test('a lost bump gives the moment that the relay must pass, signed', () => {
  const value = positionValue(null, 1_700_000_000_000);
  expect(value).toMatch(/^0~1700000000000~[0-9a-f]{32}$/);
  expect(positionValue(7, 1_700_000_000_000)).toBe(value?.replace('0~', '7~'));
  expect(positionValue(null, 1_700_000_000_001)?.split('~')[2]).not.toBe(value?.split('~')[2]);
});
