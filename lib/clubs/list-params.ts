import { z } from 'zod';
import { decodePlace, micros, rowId } from '../paging/cursor.ts';
import { type Choice, type ListParams, listParams, oneOf, type Parsed } from '../paging/list-params.ts';
import { isCountryCode } from '../profiles/countries.ts';

export const clubSorts = ['name', 'members', 'newest'] as const;

/** The places of each order. */
export const clubPlaces = {
  name: z.tuple([z.string().max(160), rowId]),
  members: z.tuple([z.int().min(0), rowId]),
  newest: z.tuple([micros, rowId]),
} as const;

const choices = {
  country: { is: (value): value is string => isCountryCode(value), fallback: null } satisfies Choice<string, null>,
  sort: oneOf(clubSorts, 'name'),
};

export type ClubListParams = ListParams<typeof choices>;
export type ParsedClubList = Parsed<typeof choices>;

/** The parameters of `/clubs`. */
export const clubList = listParams(
  choices,
  (cursor, { sort }) => decodePlace<(string | number)[]>(clubPlaces[sort], cursor) !== null,
);
