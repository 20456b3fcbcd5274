import { expect, test } from 'vitest';
import { MemoryAttempts } from './memory-attempts.ts';

test('attempts are counted within a window that begins with the first', () => {
  const attempts = new MemoryAttempts();
  expect(attempts.add('a', 1_000, 1, 0)).toEqual({ count: 1, leftMs: 1_000 });
  expect(attempts.add('a', 1_000, 1, 900)).toEqual({ count: 2, leftMs: 100 });
  expect(attempts.add('a', 1_000, 1, 1_000)).toEqual({ count: 1, leftMs: 1_000 });
});

test('one subject does not count for another', () => {
  const attempts = new MemoryAttempts();
  attempts.add('a', 1_000, 1, 0);
  expect(attempts.add('b', 1_000, 1, 0).count).toBe(1);
});

test('an attempt can be taken back or all be forgotten', () => {
  const attempts = new MemoryAttempts();
  attempts.add('a', 1_000, 1, 0);
  attempts.add('a', 1_000, -1, 0);
  expect(attempts.add('a', 1_000, 1, 0).count).toBe(1);
  attempts.forget('a');
  expect(attempts.add('a', 1_000, 1, 0).count).toBe(1);
});
