import { z } from 'zod';
import { decodePlace, encodePlace, micros, rowId } from '../paging/cursor.ts';

/** Where a page of events begins: an instant and the event's id. */
export type EventPlace = [number, string];
/** Where a page of a session's results begins: position at the finish and the result's id. */
export type ResultPlace = [number, string];

const eventPlace: z.ZodType<EventPlace> = z.tuple([micros, rowId]);
const resultPlace: z.ZodType<ResultPlace> = z.tuple([z.int().min(1).max(2_147_483_647), rowId]);

export const encodeEventPlace = (place: EventPlace): string => encodePlace(place);
export const decodeEventPlace = (text: string | null): EventPlace | null => decodePlace(eventPlace, text);
export const encodeResultPlace = (place: ResultPlace): string => encodePlace(place);
export const decodeResultPlace = (text: string | null): ResultPlace | null => decodePlace(resultPlace, text);
