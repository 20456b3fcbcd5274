import { z } from 'zod';
import { decodePlace, encodePlace, micros, rowId } from '../paging/cursor.ts';

type Places = {
  recent: [number | null, string];
  name: [string, string];
  rating: [number, string];
  raced: [number, string];
};
export type CursorKind = keyof Places;
export type CursorOf<K extends CursorKind> = Places[K];

const shapes: { readonly [K in CursorKind]: z.ZodType<Places[K]> } = {
  /** Never raced comes last: null. */
  recent: z.tuple([micros.nullable(), rowId]),
  name: z.tuple([z.string().max(160), rowId]),
  rating: z.tuple([z.number(), rowId]),
  raced: z.tuple([micros, rowId]),
};

export function encodeCursor<K extends CursorKind>(_kind: K, place: CursorOf<K>): string {
  return encodePlace(place);
}

/** The place, or null if the text is no cursor of this kind in its one spelling. */
export function decodeCursor<K extends CursorKind>(kind: K, text: string): CursorOf<K> | null {
  return decodePlace<Places[K]>(shapes[kind], text);
}

export function isCursorShape(text: string, kind: CursorKind): boolean {
  return decodeCursor(kind, text) !== null;
}
