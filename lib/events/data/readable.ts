import { type SQL, sql } from 'drizzle-orm';
import { isOneOf } from '../../db/one-of.ts';
import { type Audience, type ClubReach, clubReachOf, type EventAudience, eventReachOf } from '../../policy/index.ts';
import { seen, shown } from '../../profiles/data/readable.ts';

/** Whether `audience` may see the event `e`: the policy as a condition, part of each read's `where`. */
export function eventSeen(audience: EventAudience): SQL {
  const { visibilities, drafts, hidden } = eventReachOf(audience);
  const parts = [
    isOneOf(sql`e.visibility`, visibilities),
    ...(drafts ? [] : [sql`e.status <> 'draft'`]),
    ...(hidden ? [] : [sql`e.hidden_at is null`]),
  ];
  return sql`(${sql.join(parts, sql` and `)})`;
}

/**
 * Whether the club `c` that organises `e` may be named. An unlisted club is seen by whoever has its address; a listed
 * event must not be what gives it to him.
 */
export function organiserNamed({ club }: EventAudience): SQL {
  const reach = clubReachOf(club);
  const parts = [
    isOneOf(sql`c.visibility`, reach.visibilities),
    ...(reach.hidden ? [] : [sql`c.hidden_at is null`]),
    ...(club === 'public' ? [sql`(c.visibility = 'public' or not e.listed)`] : []),
  ];
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** Whether the roster of the club `c`, in which the reader is what `audience` says, may be read. */
export function rosterSeen(reach: Pick<ClubReach, 'rosters'>): SQL {
  return isOneOf(sql`c.roster_visibility`, reach.rosters);
}

/** Readers of events are strangers to the drivers, but for those who moderate. */
export function profileAudienceOf({ club }: EventAudience): Audience {
  return club === 'siteAdmin' ? 'siteAdmin' : 'public';
}

/** Whether the driver `p` is named beside a result. */
export function driverNamed(audience: EventAudience): SQL {
  const reader = profileAudienceOf(audience);
  return sql`(${seen(reader)} and ${shown(reader, 'results')})`;
}

/** Milliseconds since 1970, for JSON. */
export const msOf = (column: SQL): SQL => sql`(extract(epoch from ${column}) * 1000)::double precision`;
export const isoOf = (ms: number): string => new Date(ms).toISOString();
