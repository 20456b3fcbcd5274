import { z } from 'zod';
import { keyedHash } from '../cache/entries.ts';

/** Longest place of a cursor, in characters. */
const longest = 400;
/** Its signature after it: 64 bits in base64url. */
const signatureLength = 11;

/** Microseconds since 1970, the precision of Postgres: rows of one millisecond would else be skipped. */
export const micros = z.int().min(-62e15).max(250e15);
export const rowId = z.uuid();

/**
 * The place in a sorted list beside which a page begins: the sort keys of the row, then its id, which no other row
 * shares, so that equal keys neither hide nor repeat a row. Not a secret: it holds what the list itself shows. Signed,
 * so that only places that a list has named are read, and stored: anybody could make up others without end.
 */
export function encodePlace(place: readonly unknown[]): string {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${text}${signatureOf(text)}`;
}

/** The place, or null if the text is none of this shape in its one spelling, or was not made here. */
export function decodePlace<T extends readonly unknown[]>(shape: z.ZodType<T>, text: string | null): T | null {
  if (text === null || text.length > longest + signatureLength || !/^[\w-]+$/.test(text)) return null;
  const place = text.slice(0, -signatureLength);
  if (text !== `${place}${signatureOf(place)}`) return null;
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(place, 'base64url').toString()));
    return parsed.success && encodePlace(parsed.data) === text ? parsed.data : null;
  } catch {
    return null;
  }
}

function signatureOf(place: string): string {
  return Buffer.from(keyedHash(['cursor', place]).slice(0, 16), 'hex').toString('base64url');
}
