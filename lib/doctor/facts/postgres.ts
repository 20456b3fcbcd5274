import postgres, { type Sql } from 'postgres';
import journal from '../../../drizzle/migrations/meta/_journal.json' with { type: 'json' };
import { connectionOptions } from '../../db/connection-options.ts';
import { env } from '../../env/index.ts';
import { gatherTriggers, type LiveTriggers } from './triggers.ts';

type Server = {
  readonly version: number;
  readonly versionText: string;
  readonly isReplica: boolean;
  readonly maxConnections: number;
  readonly reservedConnections: number;
  readonly usedConnections: number;
  /** Connections of SimLane itself, without the doctor's. */
  readonly ownConnections: number;
  /** As the app's own connections have them; 0: none. */
  readonly statementTimeoutMs: number;
  readonly idleInTransactionTimeoutMs: number;
  readonly hasStatistics: boolean;
};

export type OpenTransaction = {
  /** A backend's id, or the name of a prepared transaction. */
  readonly what: { pid: number } | { prepared: string };
  readonly application: string;
  readonly state: string;
  /** Null: this role may not see it. */
  readonly ageMs: number | null;
};

export type PostgresFacts = Server & {
  readonly skewMs: number;
  /** Migrations of this version that the database lacks, and of later versions that it has. */
  readonly migrations: { readonly missing: readonly string[]; readonly isAhead: boolean };
  readonly triggers: LiveTriggers;
  readonly isPooled: boolean;
  /** Null: there is no outbox yet. */
  readonly outbox: { readonly waiting: number; readonly oldestMs: number | null; readonly bytes: number } | null;
  /** Those that have written and are not over, the oldest first. */
  readonly openTransactions: readonly OpenTransaction[];
};

/** Counted no further. */
export const mostWaiting = 10_000;

/** Looks at the database; null: none is configured. One that is away is an error as a value. */
export async function gatherPostgres(): Promise<PostgresFacts | { error: string } | null> {
  const { databaseUrl } = env();
  if (!databaseUrl) return null;
  const options = connectionOptions(1);
  const connect = () =>
    postgres(databaseUrl, {
      ...options,
      // The doctor must get through a pooler that can't have named statements, in order to say so.
      prepare: false,
      connection: { ...options.connection, application_name: 'simlane-doctor' },
    });
  const sql = connect();
  const other = connect();
  try {
    const { nowMs, ...server } = await gatherServer(sql);
    const readAtMs = Date.now();
    return {
      ...server,
      skewMs: nowMs - readAtMs,
      migrations: await gatherMigrations(sql),
      triggers: await gatherTriggers(sql),
      isPooled: await isPooled(sql, other),
      outbox: await gatherOutbox(sql),
      openTransactions: await gatherTransactions(sql),
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message || String(error) : String(error) };
  } finally {
    await Promise.all([sql.end({ timeout: 1 }), other.end({ timeout: 1 })]);
  }
}

async function gatherServer(sql: Sql): Promise<Server & { nowMs: number }> {
  // The connection is made first, so that its making does not count as a difference of clocks.
  await sql`select 1`;
  const [row] = await sql<(Server & { nowMs: number })[]>`
    select current_setting('server_version_num')::int as version,
      current_setting('server_version') as "versionText",
      pg_is_in_recovery() as "isReplica",
      current_setting('max_connections')::int as "maxConnections",
      current_setting('superuser_reserved_connections')::int
        + coalesce(nullif(current_setting('reserved_connections', true), ''), '0')::int as "reservedConnections",
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as "usedConnections",
      (select count(*)::int from pg_stat_activity
        where application_name = 'simlane' and datname = current_database()) as "ownConnections",
      (select setting::int from pg_settings where name = 'statement_timeout') as "statementTimeoutMs",
      (select setting::int from pg_settings
        where name = 'idle_in_transaction_session_timeout') as "idleInTransactionTimeoutMs",
      exists (select from pg_extension where extname = 'pg_stat_statements') as "hasStatistics",
      (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"`;
  if (!row) throw new Error('Postgres answered a query without rows');
  return row;
}

async function gatherMigrations(sql: Sql): Promise<PostgresFacts['migrations']> {
  const known = journal.entries.map(({ tag, when }) => ({ tag, when }));
  const [table] = await sql<{ exists: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (!table?.exists) return { missing: known.map(({ tag }) => tag), isAhead: false };
  const [last] = await sql<{ at: string | null }[]>`
    select max(created_at)::text as at from drizzle.__drizzle_migrations`;
  const at = Number(last?.at ?? 0);
  return {
    missing: known.filter(({ when }) => when > at).map(({ tag }) => tag),
    isAhead: known.every(({ when }) => when < at),
  };
}

/**
 * Behind a pooler that lends a server connection for a transaction only. What one client has just used is lent to the
 * next: if another client's transaction runs in the backend that answered this one, both have it by turns.
 */
async function isPooled(sql: Sql, other: Sql): Promise<boolean> {
  const backend = async (on: Sql) => (await on<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid;
  await backend(other);
  const mine = await backend(sql);
  return await other.begin(async (tx) => {
    const theirs = await backend(tx as unknown as Sql);
    return theirs === mine || (await backend(sql)) !== mine;
  });
}

async function gatherOutbox(sql: Sql): Promise<PostgresFacts['outbox']> {
  const [tables] = await sql<{ exist: boolean }[]>`
    select to_regclass('public.cache_outbox') is not null
      and to_regclass('public.cache_relay_state') is not null as exist`;
  if (!tables?.exist) return null;
  const [row] = await sql<{ waiting: number; oldestMs: number | null; bytes: number }[]>`
    select count(*)::int as waiting,
      (extract(epoch from clock_timestamp() - min(created_at)) * 1000)::float8 as "oldestMs",
      pg_total_relation_size('public.cache_outbox')::float8 as bytes
    from (
      select created_at from public.cache_outbox
      where xid >= coalesce((select cursor from public.cache_relay_state where id = 1), '0'::xid8)
      order by xid limit ${mostWaiting}
    ) waiting`;
  return row ?? null;
}

/** Of all databases: a snapshot's lower end counts their transactions too. */
async function gatherTransactions(sql: Sql): Promise<OpenTransaction[]> {
  const rows = await sql<
    { pid: number | null; gid: string; application: string; state: string; ageMs: number | null }[]
  >`
    select pid, '' as gid, coalesce(application_name, '') as application, coalesce(state, '') as state,
      (extract(epoch from clock_timestamp() - xact_start) * 1000)::float8 as "ageMs"
    from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()
    union all
    select null, gid, '', 'prepared', (extract(epoch from clock_timestamp() - prepared) * 1000)::float8
    from pg_prepared_xacts
    order by "ageMs" desc nulls last limit 20`;
  return rows.map(({ pid, gid, application, state, ageMs }) => ({
    what: pid === null ? { prepared: gid } : { pid },
    application,
    state,
    ageMs,
  }));
}
