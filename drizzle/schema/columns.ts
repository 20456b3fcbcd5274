import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, check, customType, doublePrecision, timestamp, uuid } from 'drizzle-orm/pg-core';

/** UUID v7, made by Postgres: sorts by time of creation. */
export const id = () => uuid('id').primaryKey().default(sql`uuidv7()`);
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const createdAt = () => at('created_at').notNull().defaultNow();
export const updatedAt = () => at('updated_at').notNull().defaultNow();
/** A duration in milliseconds, rounded to 0.1: iRacing counts in 0.1 ms. */
export const ms = (name: string) => doublePrecision(name);

/** Text compared byte by byte, so that its order does not depend on the machine's locale. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
/** A range of instants in Postgres' own spelling, `["2026-01-01 00:00:00+00","2026-01-01 01:00:00+00")`. */
export const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });
/** A 64-bit transaction id, as text: it does not fit a number. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/** The column holds one of these words. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`);
}

/** The text is neither empty nor blank. */
export function notBlank(name: string, column: AnyPgColumn) {
  return check(name, sql`${column} ~ '[^[:space:]]'`);
}

export function lower(column: AnyPgColumn): SQL {
  return sql`lower(${column})`;
}
