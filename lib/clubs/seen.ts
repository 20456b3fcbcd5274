import { type SQL, sql } from 'drizzle-orm';
import { isOneOf } from '../db/one-of.ts';
import type { ClubReach } from '../policy/index.ts';

/** Whether a club `c` may be seen: the policy as a condition, part of each read's `where`. */
export function clubSeen({ visibilities, hidden }: ClubReach): SQL {
  return sql`${isOneOf(sql`c.visibility`, visibilities)} and ${hidden ? sql`true` : sql`c.hidden_at is null`}`;
}

/** Whether its roster may be, too. */
export function rosterSeen(reach: ClubReach): SQL {
  return sql`${clubSeen(reach)} and ${isOneOf(sql`c.roster_visibility`, reach.rosters)}`;
}
