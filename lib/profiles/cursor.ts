import { z } from 'zod';

/**
 * The place in a sorted list beside which a page begins: the sort keys of the row, then its id, which no other row
 * shares, so that equal keys neither hide nor repeat a row. Not a secret: it holds what the list itself shows.
 */
const longest = 400;
const id = z.uuid();
/** Microseconds since 1970, the precision of Postgres: rows of one millisecond would else be skipped. */
const micros = z.int().min(-62e15).max(250e15);

const shapes = {
  /** Never raced comes last: null. */
  recent: z.tuple([micros.nullable(), id]),
  name: z.tuple([z.string().max(160), id]),
  rating: z.tuple([z.number(), id]),
  raced: z.tuple([micros, id]),
} as const;

export type CursorKind = keyof typeof shapes;
export type CursorOf<K extends CursorKind> = z.output<(typeof shapes)[K]>;

export function encodeCursor<K extends CursorKind>(_kind: K, place: CursorOf<K>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place, or null if the text is no cursor of this kind in its one spelling. */
export function decodeCursor<K extends CursorKind>(kind: K, text: string): CursorOf<K> | null {
  if (text.length > longest || !/^[\w-]+$/.test(text)) return null;
  try {
    const json = Buffer.from(text, 'base64url').toString();
    const parsed = shapes[kind].safeParse(JSON.parse(json));
    if (!parsed.success) return null;
    const place = parsed.data as CursorOf<K>;
    return encodeCursor(kind, place) === text ? place : null;
  } catch {
    return null;
  }
}

export function isCursorShape(text: string, kind: CursorKind): boolean {
  return decodeCursor(kind, text) !== null;
}
