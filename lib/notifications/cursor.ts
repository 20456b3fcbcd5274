import { z } from 'zod';
import { decodePlace, micros, rowId } from '../paging/cursor.ts';

const shape = z.tuple([micros, rowId]);

/** The place of a notification among its user's, by time. Null if the text is none. */
export function decodeNoticePlace(text: string | null) {
  return decodePlace(shape, text);
}
