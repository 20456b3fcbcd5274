import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../../lib/db/client.ts';

/** Postgres takes 65 535 parameters a statement. */
const parameters = 60_000;

/** Inserts in as few statements as fit. All rows have the same keys. */
export async function insertAll<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const size = Math.floor(parameters / Math.max(1, Object.keys(first).length));
  for (let from = 0; from < rows.length; from += size) {
    await tx.insert(table).values(rows.slice(from, from + size) as T['$inferInsert'][]);
  }
}
