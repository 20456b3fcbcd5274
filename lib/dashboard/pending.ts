import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { fragment, minutes } from '../cache/index.ts';
import { db } from '../db/client.ts';
import { ownedBy } from '../users/personal-key.ts';

/** What waits for the user, or what he waits for. */
export type Pending = {
  /** Seats offered to him, not answered. */
  seats: { eventSlug: string; eventName: string }[];
  /** Clubs he is admin of with people at the door. */
  requests: { clubSlug: string; clubName: string; count: number }[];
  /** Open sheets of his clubs he has not signed up on. ISO 8601, UTC. */
  sheets: { eventSlug: string; eventName: string; clubName: string; closesAt: string }[];
  /** His own open requests to join a club, and claims to profiles. */
  asked: { clubSlug: string; clubName: string }[];
  claims: number;
};
type Touched = { clubs: string[]; events: string[]; sheets: string[] };

const mostOfEach = 10;

async function load(userId: string): Promise<Pending & { touched: Touched }> {
  const [row] = (await db().execute(sql`
    with mine as (
      select m.club_id, m.role, c.slug, c.name from club_members m join clubs c on c.id = m.club_id
      where m.user_id = ${userId}
    ), offered as (
      select e.id, e.slug, e.name, e.ends_at, e.status from entry_drivers d
      join entries en on en.id = d.entry_id and en.status <> 'withdrawn' join events e on e.id = en.event_id
      where d.user_id = ${userId} and d.status = 'proposed' and (d.slot_period is null or upper(d.slot_period) > now())
      order by e.starts_at, e.id limit ${mostOfEach}
    ), sheets as (
      select h.id, h.opens_at, h.closes_at, e.id as event_id, e.slug, e.name, e.status, mine.name as club,
        exists (select from signups g where g.sheet_id = h.id and g.user_id = ${userId} and g.status <> 'withdrawn') as signed
      from mine join signup_sheets h on h.club_id = mine.club_id join events e on e.id = h.event_id
      where h.closes_at > now()
      order by h.closes_at, h.id limit 30
    ), asked as (
      select c.id, c.slug, c.name from join_requests r join clubs c on c.id = r.club_id and c.visibility <> 'private'
      where r.user_id = ${userId} and r.status = 'pending' order by r.created_at, r.id limit ${mostOfEach}
    )
    select jsonb_build_object(
      'seats', (select coalesce(jsonb_agg(jsonb_build_object('eventSlug', slug, 'eventName', name)), '[]')
        from offered where ends_at > now() and status <> 'cancelled'),
      'requests', (select coalesce(jsonb_agg(q), '[]') from (
        select mine.slug as "clubSlug", mine.name as "clubName", count(*)::int as count
        from mine join join_requests r on r.club_id = mine.club_id and r.status = 'pending'
        where mine.role = 'admin' group by mine.slug, mine.name order by mine.name limit ${mostOfEach}) q),
      'sheets', (select coalesce(jsonb_agg(q), '[]') from (
        select slug as "eventSlug", name as "eventName", club as "clubName", extract(epoch from closes_at) * 1000 as "closesMs"
        from sheets where not signed and opens_at <= now() and status <> 'cancelled'
        order by closes_at, id limit ${mostOfEach}) q),
      'asked', (select coalesce(jsonb_agg(jsonb_build_object('clubSlug', slug, 'clubName', name)), '[]') from asked),
      'claims', (select count(*)::int from profile_claims where user_id = ${userId} and status = 'pending'),
      'touched', jsonb_build_object(
        'clubs', (select coalesce(jsonb_agg(distinct id), '[]')
          from (select club_id as id from mine union select id from asked) either),
        'events', (select coalesce(jsonb_agg(distinct id), '[]')
          from (select id from offered union select event_id from sheets) either),
        'sheets', (select coalesce(jsonb_agg(id), '[]') from sheets)))::text as found
  `)) as unknown as { found: string }[];
  const found = JSON.parse(row?.found ?? '{}') as Omit<Pending, 'sheets'> & {
    sheets: (Omit<Pending['sheets'][number], 'closesAt'> & { closesMs: number })[];
    touched: Touched;
  };
  return {
    ...found,
    sheets: found.sheets.map(({ closesMs, ...sheet }) => ({ ...sheet, closesAt: new Date(closesMs).toISOString() })),
  };
}

const getCached = fragment(load, {
  name: 'dashboard-pending',
  personal: ownedBy((userId: string) => userId),
  // A sheet opens and closes by the clock: no later than a minute after that it is seen here.
  ttl: minutes(1),
  tags: ({ touched }, userId) => [
    ...[tag.userSeats(userId), tag.userSignups(userId), tag.userClubs(userId)],
    ...[tag.userRequests(userId), tag.userClaims(userId)],
    ...touched.clubs.flatMap((id) => [tag.club(id), tag.clubRequests(id), tag.clubSheets(id)]),
    ...touched.events.map(tag.event),
    ...touched.sheets.map(tag.sheet),
    ...tablesOf('entry_drivers', 'entries', 'events', 'clubs', 'club_members', 'join_requests'),
    ...tablesOf('signup_sheets', 'signups', 'profile_claims'),
  ],
});

/** What waits for a user. One SQL query. */
export async function getPending(userId: string): Promise<Pending> {
  const { seats, requests, sheets, asked, claims } = await getCached(userId);
  return { seats, requests, sheets, asked, claims };
}
