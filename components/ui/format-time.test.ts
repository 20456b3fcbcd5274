import { expect, test } from 'vitest';
import { formatTime } from './format-time';

const iso = '2026-03-28T21:05:00.000Z';
const plain = (text: string) => text.replace(/\s/g, ' ');

test('a moment is written in the zone, the clock and the language asked for', () => {
  const berlin = { timeZone: 'Europe/Berlin', hourCycle: 'h23', format: 'dateTime' } as const;
  expect(plain(formatTime(iso, { ...berlin, locale: 'de' }))).toBe('28.03.2026, 22:05');
  expect(plain(formatTime(iso, { ...berlin, locale: 'en', hourCycle: 'h12' }))).toBe('Mar 28, 2026, 10:05 PM');
  expect(plain(formatTime(iso, { ...berlin, locale: 'es', format: 'date' }))).toBe('28 mar 2026');
});

test('midnight is 00, not 24, in a 24 hour clock', () => {
  const midnight = { timeZone: 'UTC', hourCycle: 'h23', format: 'time', locale: 'en' } as const;
  expect(formatTime('2026-03-28T00:00:00.000Z', midnight)).toBe('00:00');
});
