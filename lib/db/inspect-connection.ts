import postgres, { type Sql } from 'postgres';
import { connectionOptions } from './connection-options.ts';

export type ConnectionFacts = {
  /** A standby: it lags, so what is read there may be older than any bound. */
  isReplica: boolean;
  /** Whether the server changes under a session's feet: nothing that lives in a session works then. */
  pooling: 'none' | 'session' | 'transaction';
  /** 0: none. */
  statementTimeoutMs: number;
  /** Names the cluster and the database in it. */
  database: string;
};

type Row = { pid: number; isReplica: boolean; statementTimeoutMs: number; database: string };
type Seen = Row & { isPooled: boolean };

const poolerTimeoutMs = 3_000;
const poolerRounds = 5;

/** Looks at what a Postgres address leads to, as the app would use it. Rejects when it can't be reached or refuses. */
export async function inspectConnection(url: string): Promise<ConnectionFacts> {
  const one = connect(url);
  const other = connect(url);
  try {
    const { isReplica, statementTimeoutMs, database, isPooled } = await look(one);
    const pooling = isPooled ? await poolingOf(one, other) : 'none';
    return { isReplica, pooling, statementTimeoutMs, database };
  } finally {
    await Promise.all([one.end({ timeout: 0 }), other.end({ timeout: 0 })]);
  }
}

// A standby must answer here, to be told by its name.
const connect = (url: string): Sql =>
  postgres(url, { ...connectionOptions(1), fetch_types: false, target_session_attrs: undefined as never });

async function look(sql: Pick<Sql, 'unsafe'>): Promise<Seen> {
  const rows = await sql.unsafe<Row[]>(`
    select pg_backend_pid() as pid, pg_is_in_recovery() as "isReplica",
      (select setting::int from pg_settings where name = 'statement_timeout') as "statementTimeoutMs",
      (select system_identifier from pg_control_system()) || '/' || oid as database
    from pg_database where datname = current_database()`);
  const [row] = rows;
  if (!row) throw new Error('Postgres does not say which database this is.');
  // A pooler gives its clients numbers of its own.
  return { ...row, isPooled: rows.state.pid !== row.pid };
}

/** In session mode no two clients ever share a server's session, and none changes. */
async function poolingOf(one: Sql, other: Sql): Promise<'session' | 'transaction'> {
  const first = (await look(one)).pid;
  const isShared = async () => {
    for (let round = 0; round < poolerRounds; round += 1) {
      const held = await other.begin(async (tx) => {
        const { pid } = await look(tx);
        return pid === first || (await look(one)).pid !== first;
      });
      if (held) return true;
    }
    return false;
  };
  // In session mode the second client waits for ever where the pool has but one connection.
  const gaveUp = new Promise<false>((resolve) => setTimeout(resolve, poolerTimeoutMs, false).unref());
  const shared = isShared();
  shared.catch(() => undefined);
  return (await Promise.race([shared, gaveUp])) ? 'transaction' : 'session';
}
