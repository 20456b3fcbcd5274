import type { Sql } from 'postgres';
import type { AppliedTransaction } from '../clocks.ts';

/** What the triggers wrote, read as the relay needs it. All in one snapshot; transaction ids as decimal text. */
export type OutboxPage = {
  transactions: AppliedTransaction[];
  nextCursor: string;
  /** The session that it was read in: leadership is of one, and ends with it. */
  session: string;
};

const pageRows = 2_000;

/**
 * Committed transactions from `cursor` on that are not among `applied`. The next cursor is below every transaction that
 * may still commit: those below it are all in this page or were applied before.
 */
export async function readOutbox(sql: Sql, cursor: string, applied: readonly string[]): Promise<OutboxPage> {
  const rows = await sql<{ xmin: string; session: string; xid: string | null; tags: string[] | null }[]>`
    select s.xmin, s.session, o.xid::text as xid, o.tags
    from (select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, ${sessionName(sql)} as session) s
    left join lateral (
      select id, xid, tags from cache_outbox
      where xid >= ${cursor}::text::xid8 and not (xid::text = any(${[...applied]}::text[]))
      order by xid, id
      limit ${pageRows}
    ) o on true
    order by o.xid, o.id`;
  const { xmin = cursor, session = '' } = rows[0] ?? {};
  const byXid = new Map<string, Set<string>>();
  for (const { xid, tags } of rows) {
    if (xid === null) continue;
    const known = byXid.get(xid) ?? new Set();
    for (const tag of tags ?? []) known.add(tag);
    byXid.set(xid, known);
  }
  const transactions = [...byXid].map(([xid, tags]) => ({ xid, tags: [...tags] }));
  const last = transactions.at(-1);
  if (rows.length < pageRows || !last) return { transactions, nextCursor: xmin, session };
  // The page may end amid a transaction, which must be applied whole.
  const whole = await sql<{ tag: string }[]>`
    select distinct unnest(tags) as tag from cache_outbox where xid = ${last.xid}::text::xid8`;
  transactions[transactions.length - 1] = { xid: last.xid, tags: whole.map(({ tag }) => tag) };
  return { transactions, nextCursor: BigInt(last.xid) < BigInt(xmin) ? last.xid : xmin, session };
}

export type RelayState = { cursor: string; epoch: string; beginAt: string; server: string; session: string };

/**
 * The relay's place as Postgres has it ('' where it has none), and where a new history would begin. `server`: which
 * cluster this is, and its timeline, which each promotion and each recovery from a backup makes another.
 */
export async function readRelayState(sql: Sql): Promise<RelayState> {
  const [row] = await sql<Record<keyof RelayState, string | null>[]>`
    select max(cursor::text) as cursor, max(epoch) as epoch,
      pg_snapshot_xmin(pg_current_snapshot())::text as "beginAt",
      (select system_identifier::text from pg_control_system())
        || ':' || left(pg_walfile_name(pg_current_wal_lsn()), 8) as server,
      ${sessionName(sql)} as session
    from cache_relay_state where id = 1`;
  const { cursor, epoch, beginAt, server, session } = row ?? {};
  return {
    ...{ cursor: cursor ?? '', epoch: epoch ?? '', beginAt: beginAt ?? '0' },
    ...{ server: server ?? '', session: session ?? '' },
  };
}

/** A process of the server's by its number and the server's start: no other session ever has both. */
const sessionName = (sql: Sql) => sql`(pg_backend_pid() || ' ' || pg_postmaster_start_time())`;

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
