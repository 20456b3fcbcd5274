import { type SQL, sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { isOneOf } from '../../db/one-of.ts';
import { can, clubReachOf, type EventAudience, rolesOfAudience, teamVisibilitiesSeenBy } from '../../policy/index.ts';
import { seen } from '../../profiles/data/readable.ts';
import { eventSeen, organiserNamed, rosterSeen } from './readable.ts';

export type SeatRole = 'driver' | 'reserve' | 'spotter';
/** Somebody in the car; `driver` null: not to be named. */
export type Seat = { role: SeatRole; driver: { name: string; simulator: string; identifier: string } | null };
/** A car that is to start. */
export type EventEntry = {
  entryId: string;
  name: string | null;
  number: string | null;
  status: 'draft' | 'locked' | 'final';
  className: string | null;
  car: string | null;
  slot: string | null;
  club: { slug: string; name: string } | null;
  seats: Seat[];
};
type Row = EventEntry & { teamId: string | null; profileIds: string[] };
/** What the entry's tags are made of. */
type Touched = Pick<Row, 'entryId' | 'teamId' | 'profileIds'>;
type Loaded = { entries: EventEntry[]; touched: Touched[]; clubIds: string[] };

const mostEntries = 120;
/** Beyond this many, any change of any of their kind counts. */
const mostTagged = 200;

/**
 * Final entries are for whoever sees the event, if he may know of the club that sends them; what is not final is for the
 * organising club: locked ones for its members, drafts for those who form them.
 */
function entrySeen(audience: EventAudience): SQL {
  if (audience.club === 'siteAdmin') return sql`true`;
  const inside = audience.club !== 'public';
  const forms = can(rolesOfAudience(audience.club), 'event.see-draft');
  const statuses = forms ? ['draft', 'locked', 'final'] : inside ? ['locked', 'final'] : ['final'];
  return sql`(case when c.id is null then en.status = 'final' when c.id = e.club_id then ${organiserNamed(audience)}
    and ${isOneOf(sql`en.status`, statuses)} else c.listed and en.status = 'final' end)`;
}

async function load(eventId: string, audience: EventAudience): Promise<Loaded> {
  const { club } = audience;
  const everything = club === 'siteAdmin';
  const inOwn = rosterSeen(clubReachOf(club));
  const inOther = rosterSeen(clubReachOf('public'));
  const crewKnown = everything
    ? sql`true`
    : sql`(case when c.id = e.club_id then ${inOwn} else c.id is null or ${inOther} end)`;
  const teamKnown = sql`t.hidden_at is null and (t.visibility = 'public' or (c.id = e.club_id and ${isOneOf(sql`t.visibility`, teamVisibilitiesSeenBy(rolesOfAudience(club)))}))`;
  const [found] = (await db().execute(sql`
    select
      array(select distinct h.club_id::text from entries en join signup_sheets h on h.id = en.sheet_id
        where en.event_id = ${eventId} limit ${mostTagged + 1}) as "clubIds",
      (select coalesce(jsonb_agg(l), '[]') from (
        select en.id as "entryId", coalesce(en.name, case when ${teamKnown} then t.name end) as name, en.number, en.status,
          k.name as "className", a.name as car, z.name as slot, en.team_id as "teamId",
          case when c.id is not null then jsonb_build_object('slug', c.slug, 'name', c.name) end as club,
          coalesce(x.seats, '[]') as seats, coalesce(x.profile_ids, '{}') as "profileIds"
        from entries en
        join events e on e.id = en.event_id and ${eventSeen(audience)}
        left join signup_sheets h on h.id = en.sheet_id
        left join clubs c on c.id = h.club_id
        left join teams t on t.id = en.team_id
        left join event_classes k on k.id = en.event_class_id
        left join cars a on a.id = en.car_id
        left join time_slots z on z.id = en.time_slot_id
        left join lateral (
          select array_agg(p.id::text) filter (where p.id is not null) as profile_ids,
            jsonb_agg(jsonb_build_object('role', d.role, 'driver',
              case when ${crewKnown} and p.id is not null and ${seen(everything ? 'siteAdmin' : 'public')} then jsonb_build_object(
                'name', p.display_name, 'simulator', ps.slug, 'identifier', p.sim_api_id) end)
              order by d.role = 'spotter', d.role = 'reserve', d.id) as seats
          from entry_drivers d
          left join sim_profiles p on p.id = d.profile_id
          left join simulators ps on ps.id = p.simulator_id
          where d.entry_id = en.id and d.status <> 'declined'
        ) x on true
        where en.event_id = ${eventId} and en.status <> 'withdrawn' and ${entrySeen(audience)}
        order by k.position nulls last, z.starts_at nulls last, en.number, en.id limit ${mostEntries}
      ) l)::text as entries
  `)) as unknown as { clubIds: string[]; entries: string }[];
  const rows = JSON.parse(found?.entries ?? '[]') as Row[];
  return {
    entries: rows.map(({ teamId: _, profileIds: __, ...entry }) => entry),
    touched: rows.map(({ entryId, teamId, profileIds }) => ({ entryId, teamId, profileIds })),
    clubIds: found?.clubIds ?? [],
  };
}

const each = (ids: readonly string[], one: (id: string) => string, all: string): string[] =>
  ids.length > mostTagged ? [all] : [...new Set(ids)].map(one);

const listCached = fragment(load, {
  name: 'event-entries',
  ttl: minutes(15),
  tags: ({ touched, clubIds }, eventId) => [
    ...[tag.event(eventId), tag.eventEntries(eventId), tag.eventSheets(eventId), tag.cars()],
    ...touched.map(({ entryId }) => tag.entry(entryId)),
    ...each(clubIds, tag.club, tag.clubs()),
    ...touched.flatMap(({ teamId }) => (teamId === null ? [] : [tag.team(teamId)])),
    ...each(
      touched.flatMap(({ profileIds }) => profileIds),
      tag.profile,
      tag.profiles(),
    ),
    ...tablesOf('events', 'entries', 'entry_drivers', 'event_classes', 'time_slots', 'signup_sheets', 'clubs', 'teams'),
    ...tablesOf('cars', 'sim_profiles', 'simulators'),
  ],
});

/** The cars that are to start, by class and start, as one class of readers sees them; at most 120. One SQL query. */
export async function listEntries(eventId: string, audience: EventAudience): Promise<EventEntry[]> {
  return (await listCached(eventId, audience)).entries;
}
