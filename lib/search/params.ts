import { z } from 'zod';
import { decodePlace, rowId } from '../paging/cursor.ts';
import { type ListParams, listParams, oneOf, type Parsed } from '../paging/list-params.ts';

/** What can be found, as it stands in the address. */
export const searchTypes = ['profiles', 'clubs', 'events', 'teams', 'people'] as const;
export type SearchType = (typeof searchTypes)[number];

/** How well a hit fits (0 exactly, 1 from its beginning, 2 within), its folded title, its id. */
export const hitPlace = z.tuple([z.int().min(0).max(2), z.string().max(200), rowId]);

const choices = { type: oneOf(searchTypes, null) };

export type SearchParams = ListParams<typeof choices>;
export type ParsedSearch = Parsed<typeof choices>;

/** The parameters of `/search`. Only a search of one type has pages. */
export const searchList = listParams(
  choices,
  (cursor, { type }) => type !== null && decodePlace(hitPlace, cursor) !== null,
);

/** Below so many characters too much would match. */
export const shortestSearch = 2;
