import { expect, test } from 'vitest';
import type { Entry } from '../entry.ts';
import { createL1 } from './l1.ts';

const entry = (keepMs: number): Entry => ({
  value: null,
  tags: [],
  position: { epoch: 'e', s: 1 },
  storedAtMs: 5_000,
  freshUntilMs: 5_000 + keepMs,
  keepUntilMs: 5_000 + keepMs,
  costMs: 0,
});

test('what has ended and is never asked for again does not stay', () => {
  let nowMs = 1;
  const l1 = createL1(64 * 1024 * 1024, { now: () => nowMs });
  l1.set('kept', entry(3_600_000), 10);
  for (let second = 0; second < 600; second += 1) {
    for (let n = 0; n < 100; n += 1) l1.set(`made up ${second} ${n}`, entry(30_000), 10);
    nowMs += 1_000;
  }
  expect(l1.entries).toBeLessThan(5_000);
  expect(l1.get('kept')).toBeDefined();
});

test('it never holds more bytes than it may', () => {
  const l1 = createL1(1_000_000);
  for (let n = 0; n < 10_000; n += 1) l1.set(`key ${n}`, entry(3_600_000), 1_000);
  expect(l1.bytes).toBeLessThanOrEqual(1_000_000);
});
