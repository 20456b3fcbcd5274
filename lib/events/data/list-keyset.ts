import { type SQL, sql } from 'drizzle-orm';
import { type Direction, directionOf, instantOf } from '../../paging/page.ts';
import { decodeEventPlace } from '../cursor.ts';
import type { EventWhen } from '../list-params.ts';

export type Asked = { readonly when: EventWhen; readonly after: string | null; readonly before: string | null };

const rising = sql`e.starts_at, e.id`;
const falling = sql`e.starts_at desc, e.id desc`;

/** Upcoming is read from the next start on, past from the last one back; paging back turns either round. */
export function orderOf(asked: Asked): SQL {
  return (asked.when === 'upcoming') === (directionOf(asked) === 'forward') ? rising : falling;
}

/**
 * Selects of the ids of a list, all in one order by start and id, each no longer than `limit`; `from` is the rest of the
 * select, with `where` and what the events must be. What runs has begun, so it stands before what is to come, and nothing
 * changes its place when it begins. It is a stretch of its own, found by its end alone (`offset 0` keeps the planner from
 * walking through all that was ever run in the order of starts): few run at a time.
 */
export function partsOf(asked: Asked, limit: number, from: SQL): SQL[] {
  const orderBy = orderOf(asked);
  const beside = besideOf(asked, directionOf(asked));
  const part = (rows: SQL, where: SQL) => sql`(
    select e.id from ${rows} and ${where} and ${beside} order by ${orderBy} limit ${limit})`;
  if (asked.when === 'past') return [part(from, sql`e.starts_at <= now() and e.ends_at <= now()`)];
  const running = sql`(
    select e.id, e.starts_at from ${from} and e.ends_at > now() and e.starts_at <= now() offset 0) e where true`;
  return [part(running, sql`true`), part(from, sql`e.starts_at > now() and e.ends_at > now()`)];
}

function besideOf({ when, after, before }: Asked, direction: Direction): SQL {
  const place = decodeEventPlace(after ?? before);
  if (!place) return sql`true`;
  const [micros, id] = place;
  const beyond = (when === 'upcoming') === (direction === 'forward') ? sql`>` : sql`<`;
  return sql`(e.starts_at, e.id) ${beyond} (${instantOf(micros)}, ${id}::uuid)`;
}
