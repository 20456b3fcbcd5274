import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { fragment, minutes } from '../cache/index.ts';
import { db } from '../db/client.ts';
import { untilNextChange } from '../events/lives.ts';
import { ownedBy } from '../users/personal-key.ts';

/** A race the user has a seat in or is signed up for. Times are ISO 8601, UTC. */
export type NextRace = {
  eventId: string;
  eventSlug: string;
  eventName: string;
  /** Of the user's slot where he has a seat, else of the event. */
  startsAt: string;
  endsAt: string;
  /** The car's or the team's name. */
  entry: string | null;
  seat: { role: string; status: string } | null;
  /** The status of his sign-up where he has no seat yet. */
  signup: string | null;
};
export type NextStint = { stintId: string; eventSlug: string; eventName: string; startsAt: string; endsAt: string };
export type Schedule = { races: NextRace[]; stints: NextStint[] };

const mostRaces = 8;
const mostStints = 6;
/** Of a user's seats that are not over and of his latest sign-ups, so many are looked at, and each is tagged. */
const mostLookedAt = 60;

type Touched = { events: string[]; entries: string[]; seats: string[]; teams: string[]; sheets: string[] };
type Loaded = Schedule & { touched: Touched };

async function load(userId: string): Promise<Loaded> {
  const [row] = (await db().execute(sql`
    with seats as (
      select d.id, d.role, d.status, en.id as entry_id, en.status as entry_status, en.team_id, e.id as event_id, e.slug,
        e.name, e.status as event_status, coalesce(en.name, t.name) as entry,
        coalesce(s.starts_at, e.starts_at) as starts_at, coalesce(s.ends_at, e.ends_at) as ends_at
      from entry_drivers d
      join entries en on en.id = d.entry_id
      join events e on e.id = en.event_id
      left join time_slots s on s.id = en.time_slot_id
      left join teams t on t.id = en.team_id
      where d.user_id = ${userId} and (d.slot_period is null or upper(d.slot_period) > now())
      order by d.created_at desc, d.id desc limit ${mostLookedAt}
    ), taken as (
      select * from seats where status <> 'declined' and entry_status <> 'withdrawn' and event_status <> 'cancelled'
    ), signed as (
      select g.status, h.id as sheet_id, e.id as event_id, e.slug, e.name, e.status as event_status, e.starts_at, e.ends_at
      from signups g join signup_sheets h on h.id = g.sheet_id join events e on e.id = h.event_id
      where g.user_id = ${userId}
      order by g.created_at desc, g.id desc limit ${mostLookedAt}
    ), races as (
      select event_id as "eventId", slug as "eventSlug", name as "eventName", starts_at, ends_at, entry,
        jsonb_build_object('role', role, 'status', status) as seat, null as signup
      from taken
      union all
      select event_id, slug, name, starts_at, ends_at, null, null, status from signed
      where status <> 'withdrawn' and event_status <> 'cancelled'
        and not exists (select from taken where taken.event_id = signed.event_id)
    )
    select jsonb_build_object(
      'races', (select coalesce(jsonb_agg(to_jsonb(r) - 'starts_at' - 'ends_at' || jsonb_build_object(
          'startsMs', extract(epoch from r.starts_at) * 1000, 'endsMs', extract(epoch from r.ends_at) * 1000)), '[]')
        from (select * from races where ends_at > now() order by starts_at, "eventId" limit ${mostRaces}) r),
      'stints', (select coalesce(jsonb_agg(t), '[]') from (
        select st.id as "stintId", taken.slug as "eventSlug", taken.name as "eventName",
          extract(epoch from st.planned_start) * 1000 as "startsMs", extract(epoch from st.planned_end) * 1000 as "endsMs"
        from taken
        join stints st on st.entry_driver_id = taken.id and st.planned_end > now() and st.status in ('planned', 'running')
        join strategies y on y.id = st.strategy_id and y.is_active and y.entry_id = taken.entry_id
        order by st.planned_start, st.id limit ${mostStints}) t),
      'touched', jsonb_build_object(
        'events', (select coalesce(jsonb_agg(distinct event_id), '[]')
          from (select event_id from seats union select event_id from signed) either),
        'entries', (select coalesce(jsonb_agg(distinct entry_id), '[]') from seats),
        'seats', (select coalesce(jsonb_agg(id), '[]') from seats),
        'teams', (select coalesce(jsonb_agg(distinct team_id), '[]') from seats where team_id is not null),
        'sheets', (select coalesce(jsonb_agg(distinct sheet_id), '[]') from signed)))::text as found
  `)) as unknown as { found: string }[];
  const found = JSON.parse(row?.found ?? '{}') as {
    races: Timed<NextRace>[];
    stints: Timed<NextStint>[];
    touched: Touched;
  };
  return { races: found.races.map(dated), stints: found.stints.map(dated), touched: found.touched };
}

type Timed<T> = Omit<T, 'startsAt' | 'endsAt'> & { startsMs: number; endsMs: number };

function dated<T extends { startsMs: number; endsMs: number }>({ startsMs, endsMs, ...rest }: T) {
  return { ...rest, startsAt: new Date(startsMs).toISOString(), endsAt: new Date(endsMs).toISOString() };
}

const getCached = fragment(load, {
  name: 'dashboard-schedule',
  personal: ownedBy((userId: string) => userId),
  ttl: minutes(5),
  // What is over leaves the list when it is over, not when the entry ends.
  boundary: ({ races, stints }) =>
    untilNextChange(
      [],
      [...races, ...stints].map(({ endsAt }) => Date.parse(endsAt) - Date.now()),
    ),
  tags: ({ touched }, userId) => [
    ...[tag.userSeats(userId), tag.userSignups(userId)],
    ...touched.events.map(tag.event),
    ...touched.entries.flatMap((id) => [tag.entry(id), tag.entryStrategies(id)]),
    ...touched.seats.map(tag.seatStints),
    ...touched.teams.map(tag.team),
    ...touched.sheets.map(tag.sheet),
    ...tablesOf('entry_drivers', 'entries', 'events', 'time_slots', 'teams', 'signups'),
    ...tablesOf('signup_sheets', 'stints', 'strategies'),
  ],
});

/** A user's next races (at most 8) and stints (at most 6), the soonest first. One SQL query. */
export async function getSchedule(userId: string): Promise<Schedule> {
  const { races, stints } = await getCached(userId);
  return { races, stints };
}
