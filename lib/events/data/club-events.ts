import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { type Page, pageOf } from '../../paging/page.ts';
import { anybody, type ClubAudience, type EventVisibility } from '../../policy/index.ts';
import type { ClubEventsParams } from '../list-params.ts';
import { untilNextChange } from '../lives.ts';
import { partsOf } from './list-keyset.ts';
import {
  type EventListItem,
  type EventRow,
  itemOf,
  listTables,
  listTags,
  nextBoundaryMs,
  placeOfRow,
  readRows,
} from './list-row.ts';
import { eventSeen, isoOf, msOf } from './readable.ts';

/** An event of a club. `sheet`: when the club's sign-up opens and closes (ISO 8601, UTC), for its members. */
export type ClubEventItem = EventListItem & {
  visibility: EventVisibility;
  draft: boolean;
  hidden: boolean;
  /** The club organises it; otherwise its members only take part. */
  own: boolean;
  sheet: { opensAt: string; closesAt: string } | null;
};
type Row = EventRow &
  Pick<ClubEventItem, 'visibility' | 'draft' | 'hidden' | 'own'> & { opensMs: number | null; closesMs: number | null };
type Loaded = Page<ClubEventItem> & {
  shown: { eventId: string; clubId: string | null }[];
  boundaryMs: number | null;
};

export const clubEventsPerPage = 25;

async function load(clubId: string, audience: ClubAudience, params: ClubEventsParams): Promise<Loaded> {
  const inside = audience !== 'public';
  const limit = clubEventsPerPage + 1;
  // For strangers this is a list like any other: what is unlisted is in none.
  const seen = inside ? eventSeen({ club: audience, tie: null }) : sql`e.listed`;
  const own = partsOf(params, limit, sql`events e where e.club_id = ${clubId} and ${seen}`);
  // Races of others for which the club collects sign-ups: its members' business, and theirs as strangers there.
  const joined = partsOf(
    params,
    limit,
    sql`signup_sheets h join events e on e.id = h.event_id
      where h.club_id = ${clubId} and e.club_id is distinct from ${clubId} and ${eventSeen(anybody)}`,
  );
  const { rows, nextEndMs } = await readRows<Row>({
    asked: params,
    parts: inside ? [...own, ...joined] : own,
    limit,
    nextEnd: sql`least(
      (select min(e.ends_at) from events e where e.club_id = ${clubId} and e.ends_at > now()),
      (select min(e.ends_at) from signup_sheets h join events e on e.id = h.event_id
        where h.club_id = ${clubId} and e.ends_at > now()))`,
    columns: sql`, e.visibility, e.status = 'draft' as draft, e.hidden_at is not null as hidden,
      e.club_id is not distinct from ${clubId} as own, ${msOf(sql`h.opens_at`)} as "opensMs",
      ${msOf(sql`h.closes_at`)} as "closesMs"`,
    joins: sql`left join signup_sheets h on ${inside} and h.event_id = e.id and h.club_id = ${clubId}`,
  });
  const { items, previous, next } = pageOf(params, clubEventsPerPage, rows, placeOfRow);
  return {
    items: items.map(clubItemOf),
    previous,
    next,
    shown: items.map(({ eventId, clubId }) => ({ eventId, clubId })),
    boundaryMs: nextBoundaryMs(rows, nextEndMs),
  };
}

function clubItemOf({ opensMs, closesMs, ...row }: Row): ClubEventItem {
  const { visibility, draft, hidden, own } = row;
  const sheet = opensMs === null || closesMs === null ? null : { opensAt: isoOf(opensMs), closesAt: isoOf(closesMs) };
  return { ...itemOf(row), visibility, draft, hidden, own, sheet };
}

const listCached = fragment(load, {
  name: 'club-events',
  ttl: minutes(5),
  boundary: ({ items, boundaryMs }) => untilNextChange(items, [boundaryMs]),
  tags: ({ shown }, clubId, audience) => [
    ...[tag.clubEvents(clubId), tag.clubSheets(clubId)],
    // Events of others may become visible or cease to be.
    ...(audience === 'public' ? [] : [tag.events()]),
    ...listTags(shown),
    ...tablesOf(...listTables, 'signup_sheets'),
  ],
});

/**
 * A page of a club's events as a class of its readers sees them, in the order of `listEvents`; members also see the
 * races of others in which the club takes part. One SQL query.
 */
export async function listClubEvents(
  clubId: string,
  audience: ClubAudience,
  params: ClubEventsParams,
): Promise<Page<ClubEventItem>> {
  const { items, previous, next } = await listCached(clubId, audience, params);
  return { items, previous, next };
}
