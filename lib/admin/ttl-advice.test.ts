import { expect, test } from 'vitest';
import type { NamedReads } from '../metrics/read.ts';
import { ttlAdvice } from './ttl-advice.ts';

const named = (changed: Partial<Omit<NamedReads, 'causes'>>, causes: Partial<NamedReads['causes']>): NamedReads => ({
  ...{ layer: 'query', name: 'clubs', hits: 1_000, misses: 100, bypasses: 0, fills: 100, fillMs: 500, fillBytes: 1 },
  ...changed,
  causes: { cold: 0, expired: 0, invalidated: 0, evicted: 0, raced: 0, ...causes },
});
const adviceOn = (...names: NamedReads[]) => ttlAdvice(names).map(({ advice, because }) => [advice, because]);

test('what ends by time could live longer', () => {
  expect(adviceOn(named({}, { expired: 90, cold: 10 }))).toEqual([['longer', 90]]);
});

test('what ends by change would not gain by living longer', () => {
  expect(adviceOn(named({}, { invalidated: 90, expired: 10 }))).toEqual([]);
});

test('what changes more often than it is read has tags that are too broad, or should not be cached', () => {
  expect(adviceOn(named({ hits: 10 }, { invalidated: 90 }))).toEqual([['tags', 90]]);
  expect(adviceOn(named({ hits: 10 }, { cold: 90 }))).toEqual([['needless', 100]]);
});

test('what Redis drops needs memory, not a longer life', () => {
  expect(adviceOn(named({}, { evicted: 50, expired: 50 }))).toEqual([['memory', 50]]);
});

test('few misses say nothing, and the dearest comes first', () => {
  expect(adviceOn(named({ misses: 5 }, { expired: 5 }))).toEqual([]);
  const names = [named({ name: 'cheap' }, { expired: 90 }), named({ name: 'dear', fillMs: 9_000 }, { expired: 90 })];
  expect(ttlAdvice(names).map(({ name }) => name)).toEqual(['dear', 'cheap']);
});
