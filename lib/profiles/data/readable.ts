import { type SQL, sql } from 'drizzle-orm';
import { isOneOf } from '../../db/one-of.ts';
import { type Audience, reachOf, type Section } from '../../policy/index.ts';

type ReadSection = Exclude<Section, 'realName'>;

const flags = {
  ratings: sql`p.show_ratings`,
  laps: sql`p.show_laps`,
  results: sql`p.show_results`,
} as const satisfies Record<ReadSection, SQL>;

/** Whether `audience` may see the profile `p`: the policy as a condition, part of each read's `where`. */
export function seen(audience: Audience): SQL {
  const { visibilities, hidden } = reachOf(audience);
  const visible = isOneOf(sql`p.visibility`, visibilities);
  return hidden ? visible : sql`${visible} and p.hidden_at is null`;
}

/** Whether it may read this section of it. */
export function shown(audience: Audience, section: ReadSection): SQL {
  return reachOf(audience).flagged ? sql`true` : flags[section];
}

/** Events `e` that may be named to `audience`: not what is still a draft, unlisted or for a few. */
export function eventSeen(audience: Audience): SQL {
  return reachOf(audience).flagged ? sql`true` : sql`e.listed`;
}
