import { type ListParams, listParams, oneOf, type Parsed } from '../paging/list-params.ts';
import { isCursorShape } from './cursor.ts';
import { simulators } from './simulators.ts';

export const profileSorts = ['recent', 'name', 'rating'] as const;

const choices = {
  simulator: oneOf(
    simulators.map(({ slug }) => slug),
    null,
  ),
  sort: oneOf(profileSorts, 'recent'),
};

export type ProfileListParams = ListParams<typeof choices>;
export type ParsedListParams = Parsed<typeof choices>;

/** The parameters of `/profiles`. */
export const profileList = listParams(choices, (cursor, { sort }) => isCursorShape(cursor, sort));
