import { type SQL, sql } from 'drizzle-orm';
import { rowsBeforeCollapse } from '../../drizzle/triggers.ts';
import { write } from '../db/write.ts';

/** Of more, the triggers would say only which table was touched, and that ends every session's record in Redis at once. */
const batch = rowsBeforeCollapse;

type Sweep = { table: string; rows: SQL };

/**
 * What is of no use any more, and since when (docs/operations/worker.md says why so long). The cache's own outbox is not
 * among it: the relay prunes that, which alone knows what was applied.
 */
const sweeps: readonly Sweep[] = [
  { table: 'sessions', rows: sql`expires_at < now() - interval '1 day' or revoked_at < now() - interval '30 days'` },
  { table: 'user_tokens', rows: sql`least(expires_at, used_at) < now() - interval '7 days'` },
  { table: 'club_invitations', rows: sql`least(expires_at, revoked_at) < now() - interval '90 days'` },
  { table: 'api_tokens', rows: sql`least(expires_at, revoked_at) < now() - interval '90 days'` },
  { table: 'calendar_feeds', rows: sql`revoked_at < now() - interval '90 days'` },
  { table: 'notification_outbox', rows: sql`sent_at < now() - interval '7 days'` },
  { table: 'notifications', rows: sql`created_at < now() - interval '1 year'` },
  { table: 'audit_logs', rows: sql`created_at < now() - interval '2 years'` },
];

/**
 * Removes up to 100 rows of each kind, the oldest first, and says how many those were: 0 when nothing is left. May run
 * twice, and in several processes: each takes rows that no other holds.
 */
export async function cleanUp(): Promise<number> {
  let removed = 0;
  for (const { table, rows } of sweeps) {
    const { value } = await write(async (tx) => {
      const { count } = await tx.execute(sql`
        delete from ${sql.identifier(table)} where id in (
          select id from ${sql.identifier(table)} where ${rows} order by id limit ${batch} for update skip locked)`);
      return count;
    });
    removed += value;
  }
  return removed;
}
