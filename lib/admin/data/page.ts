import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '../../db/client.ts';
import { decodePlace, encodePlace, micros, rowId } from '../../paging/cursor.ts';
import { instantOf, microsOf } from '../../paging/page.ts';

/**
 * Lists of the administration. They are read from Postgres each time: few people ask, what they decide on must be what
 * is, and some of it (addresses, reasons) may lie in no shared store.
 */
export type AdminPage<T> = { items: T[]; next: string | null };

export const pageSize = 25;
const places = z.tuple([micros, rowId]);

export function isAdminPlace(cursor: string): boolean {
  return decodePlace(places, cursor) !== null;
}

type Order = {
  columns: SQL;
  from: SQL;
  where: SQL;
  key: SQL;
  id: SQL;
  order: 'oldest' | 'newest';
  after: string | null;
};

/** A page by time,in one query. */
export async function listByTime<R extends object>({
  columns,
  from,
  where,
  key,
  id,
  order,
  after,
}: Order): Promise<AdminPage<R>> {
  const place = decodePlace(places, after);
  const [beyond, down] = order === 'newest' ? [sql`<`, sql` desc`] : [sql`>`, sql``];
  const rows = (await db().execute(sql`
    select ${columns}, ${id}::text as "rowId", ${microsOf(key)} as "keyMicros"
    from ${from}
    where ${where} and ${place ? sql`(${key}, ${id}) ${beyond} (${instantOf(place[0])}, ${place[1]}::uuid)` : sql`true`}
    order by ${key}${down}, ${id}${down}
    limit ${pageSize + 1}
  `)) as unknown as (R & { rowId: string; keyMicros: string })[];
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > pageSize && last ? encodePlace([Number(last.keyMicros), last.rowId]) : null,
  };
}
