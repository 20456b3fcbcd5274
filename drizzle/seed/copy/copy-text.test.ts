import { expect, test } from 'vitest';
import { copyLine } from './copy-text.ts';

test('what COPY gives a meaning to is escaped', () => {
  expect(copyLine(['a\tb', 'a\nb', 'a\r\nb', 'a\\b', '\\N', '\\.'])).toBe(
    'a\\tb\ta\\nb\ta\\r\\nb\ta\\\\b\t\\\\N\t\\\\.\n',
  );
});

test('nothing and null are not the same', () => {
  expect(copyLine(['', null, 'NULL'])).toBe('\t\\N\tNULL\n');
});

test('a NUL is refused, because Postgres could not keep it', () => {
  expect(() => copyLine(['a\0b'])).toThrow('NUL');
});
