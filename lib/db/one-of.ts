import { type SQL, sql } from 'drizzle-orm';

/** Whether `column` is one of these values; never, of none. */
export function isOneOf(column: SQL, values: readonly string[]): SQL {
  if (values.length === 0) return sql`false`;
  const list = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
  return sql`${column} in (${list})`;
}
