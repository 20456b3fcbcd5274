import { expect, test } from 'vitest';
import { writerPosition } from './writer-position.ts';

test.each([
  ['simlane_pos=12', 12],
  ['theme=dark; simlane_pos=12; simlane_locale=de', 12],
  ['not_simlane_pos=12', null],
  ['simlane_pos=-1', null],
  ['simlane_pos=9999999999999999', null],
  ['simlane_pos=1e9', null],
  ['', null],
])('the cookie %j gives %s', (cookie, position) => {
  expect(writerPosition({ cookie })).toBe(position);
});

test('no cookie, no position', () => {
  expect(writerPosition({})).toBeNull();
  expect(writerPosition(undefined)).toBeNull();
});
