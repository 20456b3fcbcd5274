import { type SQL, sql } from 'drizzle-orm';
import { type Direction, instantOf } from '../../paging/page.ts';
import type { CursorOf } from '../cursor.ts';

/** One stretch of an index in list order: the rows of `where`, read in `orderBy`. */
export type Range = { readonly where: SQL; readonly orderBy: SQL };

/**
 * The stretches that lie beyond a place, in order. Postgres reads a list sorted down by one key and up by the next
 * from its index only if each stretch is asked for by itself: `or` would walk through all rows before the place.
 */
export function rangesByRecent(place: CursorOf<'recent'> | null, direction: Direction): Range[] {
  const raced = sql`p.last_raced_at`;
  const order =
    direction === 'forward'
      ? sql`p.last_raced_at desc nulls last, p.id`
      : sql`p.last_raced_at asc nulls first, p.id desc`;
  if (!place) return [{ where: sql`true`, orderBy: order }];
  const [micros, id] = place;
  const beside = direction === 'forward' ? sql`p.id > ${id}` : sql`p.id < ${id}`;
  const ranges: SQL[] =
    direction === 'forward'
      ? micros === null
        ? [sql`${raced} is null and ${beside}`]
        : [
            sql`${raced} = ${instantOf(micros)} and ${beside}`,
            sql`${raced} < ${instantOf(micros)}`,
            sql`${raced} is null`,
          ]
      : micros === null
        ? [sql`${raced} is null and ${beside}`, sql`${raced} is not null`]
        : [sql`${raced} = ${instantOf(micros)} and ${beside}`, sql`${raced} > ${instantOf(micros)}`];
  return ranges.map((where) => ({ where, orderBy: order }));
}

/** Both keys rise, so a comparison of rows is one stretch. */
export function rangesByName(place: CursorOf<'name'> | null, direction: Direction): Range[] {
  const orderBy = direction === 'forward' ? sql`p.search_name, p.id` : sql`p.search_name desc, p.id desc`;
  if (!place) return [{ where: sql`true`, orderBy }];
  const [name, id] = place;
  const beyond = direction === 'forward' ? sql`>` : sql`<`;
  return [{ where: sql`(p.search_name, p.id) ${beyond} (${name} collate "C", ${id}::uuid)`, orderBy }];
}

export function rangesByRating(place: CursorOf<'rating'> | null, direction: Direction): Range[] {
  const orderBy = direction === 'forward' ? sql`r.value desc, r.profile_id` : sql`r.value, r.profile_id desc`;
  if (!place) return [{ where: sql`true`, orderBy }];
  const [value, id] = place;
  return direction === 'forward'
    ? [
        { where: sql`r.value = ${value} and r.profile_id > ${id}`, orderBy },
        { where: sql`r.value < ${value}`, orderBy },
      ]
    : [
        { where: sql`r.value = ${value} and r.profile_id < ${id}`, orderBy },
        { where: sql`r.value > ${value}`, orderBy },
      ];
}
