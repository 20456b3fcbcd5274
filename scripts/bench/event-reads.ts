import { listClasses } from '../../lib/events/data/classes.ts';
import { listEntries } from '../../lib/events/data/entries.ts';
import { getEvent } from '../../lib/events/data/event.ts';
import { findEvent } from '../../lib/events/data/identity.ts';
import { isInvited } from '../../lib/events/data/invited.ts';
import { listEvents } from '../../lib/events/data/list.ts';
import { getResults } from '../../lib/events/data/results.ts';
import { listSessions, listSlots } from '../../lib/events/data/schedule.ts';
import { type EventListParams, eventList } from '../../lib/events/list-params.ts';
import { encodePlace } from '../../lib/paging/cursor.ts';
import { anybody } from '../../lib/policy/index.ts';
import { farthest, lowest } from './ends.ts';
import { lastPlace } from './last-page.ts';
import type { Read } from './measure.ts';
import type { Subjects } from './subjects.ts';

const ends = {
  upcoming: encodePlace([farthest.micros, farthest.id]),
  past: encodePlace([lowest.micros, lowest.id]),
};

export function eventReads({ event: { id, slug }, planned, userId }: Subjects): Read[] {
  return [
    ...(['upcoming', 'past'] as const).flatMap((when) => [
      listRead(`events ${when}`, { when }),
      listRead(`events ${when}, one simulator`, { when, simulator: 'rfactor2' }),
      listRead(`events ${when}, search of many`, { when, q: 'se' }),
      listRead(`events ${when}, search of some`, { when, q: 'le mans' }),
    ]),
    { name: 'event: identity', first: () => findEvent(slug) },
    { name: 'event: head', first: () => getEvent(id, anybody) },
    { name: 'event: sessions', first: () => listSessions(id, anybody) },
    { name: 'event: classes', first: () => listClasses(id, anybody) },
    { name: 'event: slots', first: () => listSlots(planned.id, anybody) },
    { name: 'event: entries', first: () => listEntries(planned.id, anybody) },
    { name: 'event: invited', first: () => isInvited(id, userId) },
    {
      name: 'event: results',
      first: () => getResults(id, anybody, { session: null, after: null, before: null }),
      last: async () => {
        const at = { session: null, after: encodePlace([20, lowest.id]), before: null };
        return () => getResults(id, anybody, at);
      },
    },
  ];
}

function listRead(name: string, chosen: Partial<EventListParams>): Read {
  const params: EventListParams = { ...eventList.first, ...chosen };
  return {
    name,
    first: () => listEvents(params),
    last: async () => {
      const place = await lastPlace((at) => listEvents({ ...params, ...at }), ends[params.when]);
      return () => listEvents({ ...params, ...place });
    },
  };
}
