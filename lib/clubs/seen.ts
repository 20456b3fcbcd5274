import { type SQL, sql } from 'drizzle-orm';
import type { ClubReach } from '../policy/index.ts';

const words = (values: readonly string[]): SQL =>
  values.length === 0
    ? sql`null`
    : sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      );

/** Whether a club `c` may be seen: the policy as a condition, part of each read's `where`. */
export function clubSeen({ visibilities, hidden }: ClubReach): SQL {
  return sql`c.visibility in (${words(visibilities)}) and ${hidden ? sql`true` : sql`c.hidden_at is null`}`;
}

/** Whether its roster may be, too. */
export function rosterSeen(reach: ClubReach): SQL {
  return sql`${clubSeen(reach)} and c.roster_visibility in (${words(reach.rosters)})`;
}
