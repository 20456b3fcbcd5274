import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query, seconds } from '../../cache/index.ts';
import { contains, type Page, pageOf } from '../../paging/page.ts';
import type { EventListParams } from '../list-params.ts';
import { untilNextChange } from '../lives.ts';
import { partsOf } from './list-keyset.ts';
import { type EventListItem, itemOf, listTables, listTags, nextBoundaryMs, placeOfRow, readRows } from './list-row.ts';

export const eventsPerPage = 25;

type Loaded = Page<EventListItem> & {
  shown: { eventId: string; clubId: string | null }[];
  /** Until the list would read otherwise, on Postgres' clock. */
  boundaryMs: number | null;
};

async function load(params: EventListParams): Promise<Loaded> {
  const { q, simulator } = params;
  const filter =
    simulator === null ? sql`true` : sql`e.simulator_id = (select id from simulators where slug = ${simulator})`;
  const parts = partsOf(
    params,
    eventsPerPage + 1,
    sql`events e where e.listed and ${filter} and ${contains(sql`e.search_name`, q)}`,
  );
  const nextEnd = sql`(select min(e.ends_at) from events e where e.listed and ${filter} and e.ends_at > now())`;
  const { rows, nextEndMs } = await readRows({ asked: params, parts, limit: eventsPerPage + 1, nextEnd });
  const { items, previous, next } = pageOf(params, eventsPerPage, rows, placeOfRow);
  return {
    items: items.map(itemOf),
    previous,
    next,
    shown: items.map(({ eventId, clubId }) => ({ eventId, clubId })),
    boundaryMs: nextBoundaryMs(rows, nextEndMs),
  };
}

const listCached = query(load, {
  name: 'events',
  // A search that finds nothing may be anything anybody typed: neither it nor the page that says so stays long.
  ttl: ({ items }) => (items.length === 0 ? seconds(30) : minutes(5)),
  boundary: ({ items, boundaryMs }) => untilNextChange(items, [boundaryMs]),
  tags: ({ shown }) => [tag.events(), ...listTags(shown), ...tablesOf(...listTables)],
});

/**
 * A page of the events that anybody may find, at most 25. Upcoming: what runs, then what is to come, by start; past: the
 * latest first. One SQL query.
 */
export async function listEvents(params: EventListParams): Promise<Page<EventListItem>> {
  const { items, previous, next } = await listCached(params);
  return { items, previous, next };
}
