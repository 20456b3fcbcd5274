import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { tablesOf, tableTag, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { decodePlace, encodePlace, micros, rowId } from '../../paging/cursor.ts';
import { directionOf, instantOf, microsOf, type Page, pageOf } from '../../paging/page.ts';
import { ownedBy } from '../../users/personal-key.ts';

/** A request as the club's admins see it. Times are ISO 8601, UTC. */
export type RequestItem = {
  requestId: string;
  handle: string;
  name: string;
  message: string | null;
  createdAt: string;
  /** Display names of his public driver profiles, at most three. */
  profiles: { simulator: string; identifier: string; displayName: string }[];
};
/** At most one is set; neither means the first page. */
export type RequestPlace = { readonly after: string | null; readonly before: string | null };

const pageSize = 20;
const places = z.tuple([micros, rowId]);

/** The place that an address names; what is no cursor of this list is the first page. */
export function requestPlaceOf(given: { after?: unknown; before?: unknown }): RequestPlace {
  const cursor = (value: unknown) => (typeof value === 'string' && decodePlace(places, value) !== null ? value : null);
  const after = cursor(given.after);
  return { after, before: after === null ? cursor(given.before) : null };
}

type Row = Omit<RequestItem, 'createdAt' | 'profiles'> & { userId: string; micros: string; profiles: string };

async function load(clubId: string, asked: RequestPlace): Promise<Page<RequestItem> & { userIds: string[] }> {
  const place = decodePlace(places, asked.after ?? asked.before);
  const forward = directionOf(asked) === 'forward';
  const down = forward ? sql`` : sql` desc`;
  const sign = forward ? sql`>` : sql`<`;
  const rows = (await db().execute(sql`
    select r.id as "requestId", u.id as "userId", u.handle, u.name, r.message, ${microsOf(sql`r.created_at`)} as micros,
      coalesce((select jsonb_agg(own) from (
        select s.slug as simulator, p.sim_api_id as identifier, p.display_name as "displayName"
        from sim_profiles p join simulators s on s.id = p.simulator_id
        where p.user_id = u.id and p.listed order by p.last_raced_at desc nulls last, p.id limit 3
      ) own), '[]')::text as profiles
    from join_requests r join users u on u.id = r.user_id
    where r.club_id = ${clubId} and r.status = 'pending'
      and ${place ? sql`(r.created_at, r.id) ${sign} (${instantOf(place[0])}, ${place[1]}::uuid)` : sql`true`}
    order by r.created_at${down}, r.id${down}
    limit ${pageSize + 1}
  `)) as unknown as Row[];
  const page = pageOf(asked, pageSize, rows, (row) => encodePlace([Number(row.micros), row.requestId]));
  return {
    ...page,
    items: page.items.map(({ userId: _, micros: at, profiles, ...item }) => ({
      ...item,
      createdAt: new Date(Number(at) / 1_000).toISOString(),
      profiles: JSON.parse(profiles) as RequestItem['profiles'],
    })),
    userIds: page.items.map(({ userId }) => userId),
  };
}

const listCached = fragment(load, {
  name: 'club-requests',
  ttl: minutes(5),
  tags: ({ userIds }, clubId) => [
    tag.clubRequests(clubId),
    ...userIds.flatMap((id) => [tag.user(id), tag.userProfiles(id)]),
    ...tablesOf('join_requests', 'users', 'sim_profiles', 'simulators'),
  ],
});

/** Who waits to be let in, the longest first, 20 a page. Only for readers who may decide. One SQL query. */
export async function listRequests(clubId: string, place: RequestPlace): Promise<Page<RequestItem>> {
  const { userIds: _, ...page } = await listCached(clubId, place);
  return page;
}

async function countPending(clubId: string): Promise<number> {
  const [row] = await db().execute<{ n: number }>(
    sql`select count(*)::int as n from (
      select from join_requests where club_id = ${clubId} and status = 'pending' limit 100) waiting`,
  );
  return row?.n ?? 0;
}

/** How many wait to be let in, at most 100. One SQL query. */
export const countRequests = query(countPending, {
  name: 'club-requests-count',
  ttl: minutes(5),
  tags: (_count, clubId) => [tag.clubRequests(clubId), tableTag('join_requests')],
});

/** The viewer's own latest request to a club. */
export type OwnRequest = {
  requestId: string;
  status: 'pending' | 'accepted' | 'refused' | 'withdrawn';
  createdAt: string;
};

async function loadOwn(clubId: string, userId: string): Promise<OwnRequest | null> {
  const [row] = (await db().execute(sql`
    select id as "requestId", status, (extract(epoch from created_at) * 1000)::double precision as "createdMs"
    from join_requests where club_id = ${clubId} and user_id = ${userId}
    order by created_at desc, id desc limit 1
  `)) as unknown as (Omit<OwnRequest, 'createdAt'> & { createdMs: number })[];
  if (!row) return null;
  const { createdMs, ...request } = row;
  return { ...request, createdAt: new Date(createdMs).toISOString() };
}

/** One's own latest request to a club, or null. One SQL query. */
export const getOwnRequest = query(loadOwn, {
  name: 'own-club-request',
  personal: ownedBy((_clubId: string, userId: string) => userId),
  ttl: minutes(5),
  tags: (_request, _clubId, userId) => [tag.userRequests(userId), tableTag('join_requests')],
});
