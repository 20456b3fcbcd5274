import { type SQL, sql } from 'drizzle-orm';

/** One page of a list; `previous` and `next` are cursors, null where there is nothing beyond. */
export type Page<T> = { items: T[]; previous: string | null; next: string | null };
export type Direction = 'forward' | 'backward';
type Asked = { readonly after: string | null; readonly before: string | null };

export function directionOf({ before }: Asked): Direction {
  return before === null ? 'forward' : 'backward';
}

/**
 * A page out of the rows that were read in its direction, one more than fit. Backward rows come the wrong way round.
 */
export function pageOf<R>(asked: Asked, size: number, found: readonly R[], placeOf: (row: R) => string): Page<R> {
  const direction = directionOf(asked);
  const items = found.slice(0, size);
  const more = found.length > size;
  if (direction === 'backward') items.reverse();
  const [first, last] = [items[0], items.at(-1)];
  const hasPrevious = direction === 'backward' ? more : asked.after !== null;
  const hasNext = direction === 'backward' || more;
  return {
    items,
    previous: hasPrevious && first !== undefined ? placeOf(first) : null,
    next: hasNext && last !== undefined ? placeOf(last) : null,
  };
}

/** An instant of a cursor, as Postgres has it. */
export function instantOf(micros: number): SQL {
  return sql`(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`;
}

/** The whole microseconds of a column, as text: they don't fit every driver's numbers. */
export function microsOf(column: SQL): SQL {
  return sql`(extract(epoch from ${column}) * 1000000)::bigint::text`;
}

/** `column` contains what was typed, accents and case aside. `column` holds folded text. */
export function contains(column: SQL, q: string): SQL {
  if (q === '') return sql`true`;
  return sql`${column} like '%' || replace(replace(replace(simlane_fold(${q}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
}
