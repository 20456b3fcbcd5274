import { expect, test } from 'vitest';
import { minutes, seconds } from './durations.ts';
import { isDueEarly, lifeOf } from './life.ts';

const alone = { freshMs: Number.POSITIVE_INFINITY, remainingMs: Number.POSITIVE_INFINITY };
const never = () => 0;

test('unless asked for, an entry is kept as long as it is fresh', () => {
  expect(lifeOf('x', { ttl: minutes(5) }, alone)).toEqual({ freshMs: minutes(5), remainingMs: minutes(5) });
});

test.each([[null], [undefined], [[]]])('%j has a life of its own', (none) => {
  const options = { ttl: minutes(5), negativeTtl: seconds(30) };
  expect(lifeOf<unknown>(none, options, alone).freshMs).toBe(seconds(30));
  expect(lifeOf<unknown>(0, options, alone).freshMs).toBe(minutes(5));
});

test('what is stale is kept for the longer of its two uses', () => {
  const options = { ttl: minutes(5), staleWhileRevalidate: minutes(1), staleIfError: minutes(30) };
  expect(lifeOf('x', options, alone)).toEqual({ freshMs: minutes(5), remainingMs: minutes(35) });
});

test('a boundary ends everything', () => {
  const options = { ttl: minutes(5), staleIfError: minutes(30), boundary: () => seconds(10) };
  expect(lifeOf('x', options, alone)).toEqual({ freshMs: seconds(10), remainingMs: seconds(10) });
});

test('nothing outlives what it was made of', () => {
  const inner = { freshMs: seconds(20), remainingMs: seconds(50) };
  const options = { ttl: minutes(5), staleWhileRevalidate: minutes(5) };
  expect(lifeOf('x', options, inner)).toEqual({ freshMs: seconds(20), remainingMs: seconds(50) });
  // Made of what is stale already, it is never fresh.
  expect(lifeOf('x', options, { freshMs: -5, remainingMs: seconds(50) }).freshMs).toBeLessThan(0);
});

test('jitter takes at most its share off', () => {
  const options = { ttl: minutes(10), jitter: 0.1 };
  expect(lifeOf('x', options, alone, never).freshMs).toBe(minutes(10));
  expect(lifeOf('x', options, alone, () => 1).freshMs).toBe(minutes(9));
});

test('the dearer an entry and the nearer its end, the likelier it is renewed early', () => {
  const half = () => 0.5;
  expect(isDueEarly({ freshMs: 10_000, costMs: 100 }, { earlyRefresh: true }, half)).toBe(false);
  expect(isDueEarly({ freshMs: 50, costMs: 100 }, { earlyRefresh: true }, half)).toBe(true);
  expect(isDueEarly({ freshMs: 50, costMs: 1 }, { earlyRefresh: true }, half)).toBe(false);
  expect(isDueEarly({ freshMs: 50, costMs: 100 }, {}, half)).toBe(false);
});
