import { z } from 'zod';

/** Longest cursor, in characters. */
const longest = 400;

/** Microseconds since 1970, the precision of Postgres: rows of one millisecond would else be skipped. */
export const micros = z.int().min(-62e15).max(250e15);
export const rowId = z.uuid();

/**
 * The place in a sorted list beside which a page begins: the sort keys of the row, then its id, which no other row
 * shares, so that equal keys neither hide nor repeat a row. Not a secret: it holds what the list itself shows.
 */
export function encodePlace(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place, or null if the text is none of this shape in its one spelling. */
export function decodePlace<T extends readonly unknown[]>(shape: z.ZodType<T>, text: string | null): T | null {
  if (text === null || text.length > longest || !/^[\w-]+$/.test(text)) return null;
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success && encodePlace(parsed.data) === text ? parsed.data : null;
  } catch {
    return null;
  }
}
