import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../../drizzle/tags.ts';
import { fragment, minutes } from '../../../cache/index.ts';
import { db } from '../../../db/client.ts';
import { isOneOf } from '../../../db/one-of.ts';
import { untilNextChange } from '../../../events/lives.ts';
import { type ClubAudience, can, clubReachOf, eventVisibilities, rolesOfAudience } from '../../../policy/index.ts';
import { clubSeen } from '../../seen.ts';

/** A race ahead of a club. `closesAt`: until when its sheet is open, for members. Times are ISO 8601, UTC. */
export type ClubRace = {
  eventId: string;
  slug: string;
  name: string;
  startsAt: string;
  endsAt: string;
  cancelled: boolean;
  closesAt: string | null;
  /** Drivers signed up and wanted on the club's sheet, and of the race's hours how many somebody can drive. */
  coverage: {
    signedUp: number;
    capacity: number | null;
    teamSize: number;
    coveredHours: number;
    raceHours: number;
  } | null;
};
type Loaded = { races: ClubRace[]; touched: { events: string[]; sheets: string[]; signups: string[] } };

const mostRaces = 5;
/** Sheets for races of others that are watched, those that close last: their events tell this club nothing by its tags. */
const mostWatched = 50;

type Row = Omit<ClubRace, 'startsAt' | 'endsAt' | 'closesAt' | 'coverage'> & {
  startsMs: number;
  endsMs: number;
  closesMs: number | null;
  sheetId: string | null;
  signedUp: number;
  capacity: number | null;
  teamSize: number;
  coveredHours: number;
  raceHours: number;
  signups: string[] | null;
};
/** One row at least, for what is watched; without an event in it there is no race. */
type Found = { watched: string[] } & (Row | { eventId: null });

async function load(clubId: string, audience: ClubAudience): Promise<Loaded> {
  const held = rolesOfAudience(audience);
  // What is unlisted is shown on its own club's page to who is in the club.
  const seen = isOneOf(
    sql`e.visibility`,
    eventVisibilities.filter(
      (visibility) => can(held, `event.see-${visibility}`) && (visibility !== 'unlisted' || audience !== 'public'),
    ),
  );
  const inside = can(held, 'event.see-club');
  const found = (await db().execute(sql`
    select w.watched, r.*
    from (select array(
      select h.event_id::text from signup_sheets h join events e on e.id = h.event_id
      where ${inside} and h.club_id = ${clubId} and e.club_id is distinct from ${clubId}::uuid
      order by h.closes_at desc, h.id limit ${mostWatched}
    ) as watched) w
    left join lateral (
      select e.id as "eventId", e.slug, e.name, e.status = 'cancelled' as cancelled,
        extract(epoch from e.starts_at)::double precision * 1000 as "startsMs",
        extract(epoch from e.ends_at)::double precision * 1000 as "endsMs",
        h.id as "sheetId", extract(epoch from h.closes_at)::double precision * 1000 as "closesMs", h.capacity,
        h.team_size_target as "teamSize", coalesce(g.signed, 0) as "signedUp", g.ids as signups,
        extract(epoch from e.ends_at - e.starts_at)::double precision / 3600 as "raceHours",
        coalesce(extract(epoch from g.covered)::double precision / 3600, 0) as "coveredHours"
      from (
        select id from events where club_id = ${clubId} and ends_at > now()
        union select event_id from signup_sheets where ${inside} and club_id = ${clubId}
      ) near
      join events e on e.id = near.id
      left join signup_sheets h on h.event_id = e.id and h.club_id = ${clubId} and ${inside}
      left join lateral (
        select count(*)::int as signed, array_agg(g.id::text) as ids,
          (select sum(upper(part) - lower(part)) from unnest((
            select range_agg(a.period * tstzrange(e.starts_at, e.ends_at)) from availabilities a
            where a.signup_id = any (array_agg(g.id)) and a.can_drive
          )) part) as covered
        from signups g where g.sheet_id = h.id and g.status = 'active'
      ) g on h.id is not null
      where e.ends_at > now() and e.status <> 'draft' and e.hidden_at is null
        and (e.club_id = ${clubId} and ${seen} or h.id is not null and e.visibility in ('public', 'unlisted'))
        and exists (select from clubs c where c.id = ${clubId} and ${clubSeen(clubReachOf(audience))})
      order by e.starts_at, e.id
      limit ${mostRaces}
    ) r on true
  `)) as unknown as Found[];
  const rows = found.filter((row) => row.eventId !== null);
  return {
    races: rows.map(raceOf),
    touched: {
      events: [...new Set([...(found[0]?.watched ?? []), ...rows.map(({ eventId }) => eventId)])],
      sheets: rows.flatMap(({ sheetId }) => sheetId ?? []),
      signups: rows.flatMap(({ signups }) => signups ?? []),
    },
  };
}

function raceOf(row: Row): ClubRace {
  const { eventId, slug, name, cancelled, signedUp, capacity, teamSize, coveredHours, raceHours } = row;
  return {
    ...{ eventId, slug, name, cancelled },
    startsAt: new Date(row.startsMs).toISOString(),
    endsAt: new Date(row.endsMs).toISOString(),
    closesAt: row.closesMs === null ? null : new Date(row.closesMs).toISOString(),
    coverage: row.sheetId === null ? null : { signedUp, capacity, teamSize, coveredHours, raceHours },
  };
}

const listCached = fragment(load, {
  name: 'club-next-races',
  ttl: minutes(10),
  // A race begins, and leaves the panel when it is over.
  boundary: ({ races }) => untilNextChange(races),
  tags: ({ touched }, clubId) => [
    ...[tag.club(clubId), tag.clubEvents(clubId), tag.clubSheets(clubId)],
    ...touched.events.map(tag.event),
    ...touched.sheets.map(tag.sheetSignups),
    ...touched.signups.map(tag.signupAvailability),
    ...tablesOf('clubs', 'events', 'signup_sheets', 'signups', 'availabilities'),
  ],
});

/** A club's races ahead, at most five, as one class of readers may see them. One SQL query. */
export async function listNextRaces(clubId: string, audience: ClubAudience): Promise<ClubRace[]> {
  return (await listCached(clubId, audience)).races;
}
