import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { inspectConnection } from './inspect-connection.ts';

export type ConnectionProblem = {
  /** Refused: the cache would keep its promise no more, or never work. */
  severity: 'refused' | 'warning';
  what: string;
  mend: string;
};

/** What is wrong with the addresses of Postgres in the environment. Rejects when Postgres can't be reached. */
export async function connectionProblems(): Promise<ConnectionProblem[]> {
  const { databaseUrl, databaseDirectUrl, cacheDeltaMs } = env();
  if (!databaseUrl) return [];
  const read = async (url: string) =>
    inspectConnection(url).catch((error: unknown) => {
      if (isUnsupportedParameter(error)) return 'unsupported' as const;
      throw error;
    });
  const reads = await read(databaseUrl);
  if (reads === 'unsupported') return [unsupportedParameter];
  const relay = databaseDirectUrl ? await read(databaseDirectUrl) : reads;
  const relayName = databaseDirectUrl ? 'DATABASE_URL_DIRECT' : 'DATABASE_URL';
  const found: ConnectionProblem[] = [];
  if (relay === 'unsupported' || relay.pooling === 'transaction') {
    found.push({
      severity: 'refused',
      what: `${relayName} leads to a pooler that gives a session another server for each transaction: the relay's lock, and that of migrations, would be held by nobody in particular`,
      mend: 'Set DATABASE_URL_DIRECT to Postgres itself, or to a pool in session mode. DATABASE_URL may stay the pooler.',
    });
  }
  if (reads.isReplica) found.push(replica('DATABASE_URL'));
  if (databaseDirectUrl && relay !== 'unsupported') {
    if (relay.isReplica) found.push(replica('DATABASE_URL_DIRECT'));
    if (relay.database !== reads.database) {
      found.push({
        severity: 'refused',
        what: 'DATABASE_URL and DATABASE_URL_DIRECT lead to two databases: what changes in one would never be told of the other',
        mend: 'Name the same database in both.',
      });
    }
  }
  if (reads.statementTimeoutMs === 0 || reads.statementTimeoutMs > cacheDeltaMs) {
    found.push({
      severity: 'warning',
      what: `statements on DATABASE_URL may run for ${reads.statementTimeoutMs === 0 ? 'ever' : `${reads.statementTimeoutMs} ms`}: a pooler keeps the app's own limit from Postgres`,
      mend: `ALTER ROLE <the app's role> SET statement_timeout = '${cacheDeltaMs}ms', and idle_in_transaction_session_timeout = '15s'.`,
    });
  }
  return found;
}

/** Throws one Error that lists what is refused. That Postgres is away is no reason: it may come back. */
export async function refuseUnsafeConnections(): Promise<void> {
  const found = await connectionProblems().catch((err: unknown) => {
    log.warn({ err }, 'Postgres could not be looked at before the start');
    return [];
  });
  const refused = found.filter(({ severity }) => severity === 'refused');
  for (const { severity, what, mend } of found) if (severity === 'warning') log.warn({ mend }, what);
  if (refused.length === 0) return;
  const lines = refused.map(({ what, mend }) => `  ${what}.\n  → ${mend}`);
  throw new Error(`SimLane does not start on this Postgres:\n${lines.join('\n')}`);
}

const replica = (name: string): ConnectionProblem => ({
  severity: 'refused',
  what: `${name} leads to a standby, which lags: a page made from it could be older than the cache promises, and would be kept`,
  mend: `Set ${name} to the primary. The cache is what takes reads off it.`,
});

const unsupportedParameter: ConnectionProblem = {
  severity: 'refused',
  what: "DATABASE_URL leads to a pooler that refuses the app's time limits",
  mend: 'In pgbouncer.ini: ignore_startup_parameters = statement_timeout, idle_in_transaction_session_timeout. And give the limits to the role: ALTER ROLE … SET statement_timeout.',
};

function isUnsupportedParameter(error: unknown): boolean {
  return error instanceof Error && /unsupported startup parameter/i.test(error.message);
}
