import { expect, test } from 'vitest';
import { z } from 'zod';
import { decodePlace, encodePlace, micros, rowId } from './cursor.ts';

const shape = z.tuple([micros, rowId]);
const id = '019a0000-0000-7000-8000-000000000001';
const made = encodePlace([5, id]);

test('a place is read back as it was written', () => {
  expect(decodePlace(shape, made)).toEqual([5, id]);
});

test('a place that nobody was shown is none, however well it is spelt', () => {
  const place = Buffer.from(JSON.stringify([6, id])).toString('base64url');
  expect(decodePlace(shape, place)).toBeNull();
  expect(decodePlace(shape, place + made.slice(-11))).toBeNull();
  expect(decodePlace(shape, made.slice(0, -1))).toBeNull();
});

test('control: what a signature is over is all that stands between them', () => {
  expect(decodePlace(shape, encodePlace([6, id]))).toEqual([6, id]);
});
