import { z } from 'zod';
import { decodePlace, micros, rowId } from '../paging/cursor.ts';
import { type ListParams, listParams, oneOf } from '../paging/list-params.ts';
import { clubRoles } from '../policy/index.ts';

export const memberSorts = ['name', 'joined'] as const;

export const memberPlaces = {
  name: z.tuple([z.string().max(200), rowId]),
  joined: z.tuple([micros, rowId]),
} as const;

const choices = { role: oneOf(clubRoles, null), sort: oneOf(memberSorts, 'name') };

export type MemberListParams = ListParams<typeof choices>;

/** The parameters of a club's roster. */
export const memberList = listParams(
  choices,
  (cursor, { sort }) => decodePlace<(string | number)[]>(memberPlaces[sort], cursor) !== null,
);
