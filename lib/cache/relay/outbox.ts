import type { Sql } from 'postgres';
import type { AppliedTransaction } from '../clocks.ts';

/** What the triggers wrote, read as the relay needs it. All in one snapshot; transaction ids as decimal text. */
export type OutboxPage = { transactions: AppliedTransaction[]; nextCursor: string };

const pageRows = 2_000;

/**
 * Committed transactions from `cursor` on that are not among `applied`. The next cursor is below every transaction that
 * may still commit: those below it are all in this page or were applied before.
 */
export async function readOutbox(sql: Sql, cursor: string, applied: readonly string[]): Promise<OutboxPage> {
  const rows = await sql<{ xmin: string; xid: string | null; tags: string[] | null }[]>`
    select s.xmin, o.xid::text as xid, o.tags
    from (select pg_snapshot_xmin(pg_current_snapshot())::text as xmin) s
    left join lateral (
      select id, xid, tags from cache_outbox
      where xid >= ${cursor}::text::xid8 and not (xid::text = any(${[...applied]}::text[]))
      order by xid, id
      limit ${pageRows}
    ) o on true
    order by o.xid, o.id`;
  const xmin = rows[0]?.xmin ?? cursor;
  const byXid = new Map<string, Set<string>>();
  for (const { xid, tags } of rows) {
    if (xid === null) continue;
    const known = byXid.get(xid) ?? new Set();
    for (const tag of tags ?? []) known.add(tag);
    byXid.set(xid, known);
  }
  const transactions = [...byXid].map(([xid, tags]) => ({ xid, tags: [...tags] }));
  const last = transactions.at(-1);
  if (rows.length < pageRows || !last) return { transactions, nextCursor: xmin };
  // The page may end amid a transaction, which must be applied whole.
  const whole = await sql<{ tag: string }[]>`
    select distinct unnest(tags) as tag from cache_outbox where xid = ${last.xid}::text::xid8`;
  transactions[transactions.length - 1] = { xid: last.xid, tags: whole.map(({ tag }) => tag) };
  return { transactions, nextCursor: BigInt(last.xid) < BigInt(xmin) ? last.xid : xmin };
}

/** The relay's place as Postgres has it ('' where it has none), and where a new history would begin. */
export async function readRelayState(sql: Sql): Promise<{ cursor: string; epoch: string; beginAt: string }> {
  const [row] = await sql<{ cursor: string | null; epoch: string | null; beginAt: string }[]>`
    select max(cursor::text) as cursor, max(epoch) as epoch,
      pg_snapshot_xmin(pg_current_snapshot())::text as "beginAt"
    from cache_relay_state where id = 1`;
  return { cursor: row?.cursor ?? '', epoch: row?.epoch ?? '', beginAt: row?.beginAt ?? '0' };
}

export async function saveRelayState(sql: Sql, cursor: string, epoch: string): Promise<void> {
  await sql`update cache_relay_state set cursor = ${cursor}::text::xid8, epoch = ${epoch}, updated_at = now() where id = 1`;
}

/** Deletes some of the rows that no backup of Redis can still need; returns how many. */
export async function pruneOutbox(sql: Sql, cursor: string, olderThanDays: number): Promise<number> {
  const { count } = await sql`
    delete from cache_outbox where id in (
      select id from cache_outbox
      where created_at < now() - make_interval(days => ${olderThanDays}) and xid < ${cursor}::text::xid8
      limit 5000)`;
  return count;
}

/** Any constant, as long as it is this relay's alone within the database. */
const lockKey = 7_305_102;

export async function tryLeaderLock(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${lockKey}) as locked`;
  return row?.locked ?? false;
}
