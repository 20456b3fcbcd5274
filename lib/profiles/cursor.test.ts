import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const id = '019a0000-0000-7000-8000-000000000001';

test('a place is read back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.uuid(), (name, uuid) => {
      expect(decodeCursor('name', encodeCursor('name', [name, uuid]))).toEqual([name, uuid]);
    }),
  );
  expect(decodeCursor('recent', encodeCursor('recent', [null, id]))).toEqual([null, id]);
});

test.each(['', 'x', '!!', 'bnVsbA', 'e30', 'W10', 'A'.repeat(2_000), Buffer.from('["a","b"]').toString('base64url')])(
  'is not fooled by %s',
  (text) => {
    for (const kind of ['recent', 'name', 'rating', 'raced'] as const) expect(decodeCursor(kind, text)).toBeNull();
  },
);

test('one place has one cursor', () => {
  const spaced = Buffer.from(`[ 1, "${id}" ]`).toString('base64url');
  expect(decodeCursor('rating', spaced)).toBeNull();
});
