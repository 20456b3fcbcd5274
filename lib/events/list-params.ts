import { type ListParams, listParams, oneOf, type Parsed } from '../paging/list-params.ts';
import { simulators } from '../profiles/simulators.ts';
import { decodeEventPlace } from './cursor.ts';

export const eventWhens = ['upcoming', 'past'] as const;
export type EventWhen = (typeof eventWhens)[number];

const when = oneOf(eventWhens, 'upcoming');
const simulator = oneOf(
  simulators.map(({ slug }) => slug),
  null,
);
const isPlace = (cursor: string) => decodeEventPlace(cursor) !== null;

const choices = { simulator, when };
export type EventListParams = ListParams<typeof choices>;
export type ParsedEventList = Parsed<typeof choices>;
/** The parameters of `/events`. */
export const eventList = listParams(choices, isPlace);

const clubChoices = { when };
export type ClubEventsParams = ListParams<typeof clubChoices>;
/** The parameters of `/clubs/[slug]/events`. */
export const clubEventList = listParams(clubChoices, isPlace);
