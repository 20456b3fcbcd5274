import { afterEach, expect, test, vi } from 'vitest';
import { minutes } from '../cache/index.ts';
import { untilNextChange } from './lives.ts';
import { stateOf, untilNextState } from './state.ts';

const startsAt = '2026-11-28T18:00:00.000Z';
const endsAt = '2026-11-28T20:00:00.000Z';
const times = { startsAt, endsAt, cancelled: false };
const start = Date.parse(startsAt);
const end = Date.parse(endsAt);

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['a millisecond before its start', start - 1, 'open'],
  ['at its start', start, 'running'],
  ['a millisecond before its end', end - 1, 'running'],
  ['at its end', end, 'over'],
] as const)('%s an event is what the clock says', (_name, nowMs, state) => {
  expect(stateOf(times, nowMs)).toBe(state);
});

test('what was cancelled stays cancelled, whatever the clock says', () => {
  for (const nowMs of [start - 1, start, end]) expect(stateOf({ ...times, cancelled: true }, nowMs)).toBe('cancelled');
  expect(untilNextState({ ...times, cancelled: true }, start - 1)).toBeNull();
});

test.each([
  ['far ahead', start - minutes(60), minutes(60)],
  ['two minutes before the start', start - minutes(2), minutes(2)],
  ['while it runs, a minute before the end', end - minutes(1), minutes(1)],
  ['a moment before the end', end - 10, 1_000],
  ['when it is over', end, null],
] as const)('what shows a state lives until it changes: %s', (_name, nowMs, ttl) => {
  vi.useFakeTimers({ now: nowMs, toFake: ['Date'] });
  expect(untilNextChange([times])).toBe(ttl);
});

test('the first of several boundaries counts, also one that is not shown', () => {
  vi.useFakeTimers({ now: start - minutes(4), toFake: ['Date'] });
  expect(untilNextChange([times])).toBe(minutes(4));
  expect(untilNextChange([times], [minutes(3), null])).toBe(minutes(3));
});
