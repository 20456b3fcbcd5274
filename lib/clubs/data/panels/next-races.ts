import { sql } from 'drizzle-orm';
import { tableTag, tag } from '../../../../drizzle/tags.ts';
import { type Duration, fragment, minutes } from '../../../cache/index.ts';
import { db } from '../../../db/client.ts';
import { type ClubAudience, can, rolesOfAudience } from '../../../policy/index.ts';

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
  coverage: { signedUp: number; capacity: number | null; coveredHours: number; raceHours: number } | null;
};
type Loaded = { races: ClubRace[]; touched: { events: string[]; sheets: string[]; signups: string[] } };

const mostRaces = 5;

type Row = Omit<ClubRace, 'startsAt' | 'endsAt' | 'closesAt' | 'coverage'> & {
  startsMs: number;
  endsMs: number;
  closesMs: number | null;
  sheetId: string | null;
  signedUp: number;
  capacity: number | null;
  coveredHours: number;
  raceHours: number;
  signups: string[] | null;
};

async function load(clubId: string, audience: ClubAudience): Promise<Loaded> {
  const held = rolesOfAudience(audience);
  const seen = sql`e.visibility in (${sql.join(
    (['public', 'unlisted', 'club', 'invited', 'private'] as const)
      // What is unlisted is shown on its own club's page to who is in the club.
      .filter(
        (visibility) => can(held, `event.see-${visibility}`) && (visibility !== 'unlisted' || audience !== 'public'),
      )
      .map((visibility) => sql`${visibility}`),
    sql`, `,
  )})`;
  const inside = can(held, 'event.see-club');
  const rows = (await db().execute(sql`
    select e.id as "eventId", e.slug, e.name, e.status = 'cancelled' as cancelled,
      extract(epoch from e.starts_at)::double precision * 1000 as "startsMs",
      extract(epoch from e.ends_at)::double precision * 1000 as "endsMs",
      h.id as "sheetId", extract(epoch from h.closes_at)::double precision * 1000 as "closesMs", h.capacity,
      coalesce(g.signed, 0) as "signedUp", g.ids as signups,
      extract(epoch from e.ends_at - e.starts_at)::double precision / 3600 as "raceHours",
      coalesce(extract(epoch from g.covered)::double precision / 3600, 0) as "coveredHours"
    from events e
    left join signup_sheets h on h.event_id = e.id and h.club_id = ${clubId} and ${inside}
    left join lateral (
      select count(*)::int as signed, array_agg(g.id::text) as ids,
        (select sum(upper(part) - lower(part)) from unnest((
          select range_agg(a.period * tstzrange(e.starts_at, e.ends_at)) from availabilities a
          where a.signup_id = any (array_agg(g.id)) and a.can_drive
        )) part) as covered
      from signups g where g.sheet_id = h.id and g.status = 'active'
    ) g on h.id is not null
    where e.ends_at > now() and e.status <> 'draft' and e.hidden_at is null and (
      (e.club_id = ${clubId} and ${seen})
      or (h.id is not null and (e.visibility in ('public', 'unlisted') or e.club_id = ${clubId} and ${seen})))
    order by e.starts_at, e.id
    limit ${mostRaces}
  `)) as unknown as Row[];
  return {
    races: rows.map(raceOf),
    touched: {
      events: rows.map(({ eventId }) => eventId),
      sheets: rows.flatMap(({ sheetId }) => sheetId ?? []),
      signups: rows.flatMap(({ signups }) => signups ?? []),
    },
  };
}

function raceOf(row: Row): ClubRace {
  const { sheetId, signups: _, startsMs, endsMs, closesMs, signedUp, capacity, coveredHours, raceHours, ...race } = row;
  return {
    ...race,
    startsAt: new Date(startsMs).toISOString(),
    endsAt: new Date(endsMs).toISOString(),
    closesAt: closesMs === null ? null : new Date(closesMs).toISOString(),
    coverage: sheetId === null ? null : { signedUp, capacity, coveredHours, raceHours },
  };
}

/** A race leaves the panel when it is over. */
function untilNextEnd({ races }: Loaded): Duration {
  const lives = races.map(({ endsAt }) => Date.parse(endsAt) - Date.now());
  return Math.max(1_000, Math.min(minutes(10), ...lives)) as Duration;
}

const listCached = fragment(load, {
  name: 'club-next-races',
  ttl: untilNextEnd,
  tags: ({ touched }, clubId) => [
    ...[tag.clubEvents(clubId), tag.clubSheets(clubId)],
    ...touched.events.map(tag.event),
    ...touched.sheets.map(tag.sheetSignups),
    ...touched.signups.map(tag.signupAvailability),
    ...(['events', 'signup_sheets', 'signups', 'availabilities'] as const).map(tableTag),
  ],
});

/** A club's races ahead, at most five, as one class of readers may see them. One SQL query. */
export async function listNextRaces(clubId: string, audience: ClubAudience): Promise<ClubRace[]> {
  return (await listCached(clubId, audience)).races;
}
