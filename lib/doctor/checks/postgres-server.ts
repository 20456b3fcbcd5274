import { check } from '../check.ts';
import { spanText } from '../units.ts';
import { onPostgres } from './postgres-facts.ts';

export const postgresReachable = check({
  id: 'postgres.reachable',
  looksAt: 'the database that DATABASE_URL names answers',
  why: 'All that is not in the cache comes from there.',
  worst: 'warning',
  judge({ postgres }) {
    if (postgres === null) {
      return [
        {
          level: 'warning',
          seen: 'no database is configured',
          mend: 'DATABASE_URL=postgres://user:password@127.0.0.1:5432/simlane',
        },
      ];
    }
    if (!('error' in postgres)) return [{ level: 'ok', seen: 'answers' }];
    return [
      {
        level: 'warning',
        seen: `does not answer: ${postgres.error}`,
        mend: postgres.error.includes('startup parameter')
          ? 'In pgbouncer.ini: ignore_startup_parameters = statement_timeout, idle_in_transaction_session_timeout; and set both for the role.'
          : 'Start it, or correct the address and login in DATABASE_URL.',
      },
    ];
  },
});

export const postgresVersion = check({
  id: 'postgres.version',
  looksAt: 'Postgres 15 or later',
  why: 'The schema is written for 15; older ones refuse parts of it.',
  worst: 'refuse',
  judge: (facts) =>
    onPostgres(facts, ({ version, versionText }) => {
      if (version >= 150_000) return { level: 'ok', seen: `Postgres ${versionText}` };
      return {
        level: 'refuse',
        seen: `Postgres ${versionText}`,
        mend: 'Upgrade to Postgres 15 or later (pg_upgrade).',
      };
    }),
});

export const postgresPrimary = check({
  id: 'postgres.primary',
  looksAt: 'the address leads to the primary',
  why: 'A replica takes no writes, and what it answers may be older than the clocks say.',
  worst: 'refuse',
  judge: (facts) =>
    onPostgres(facts, ({ isReplica }) => {
      if (!isReplica) return { level: 'ok', seen: 'the primary' };
      return {
        level: 'refuse',
        seen: 'a replica (pg_is_in_recovery)',
        mend: 'Name the primary in DATABASE_URL, or list all with ?target_session_attrs=read-write.',
      };
    }),
});

export const postgresPooler = check({
  id: 'postgres.pooler',
  looksAt: 'each connection keeps its own backend',
  why: "A pooler that lends backends for a transaction drops time-outs and gives the relay's lock to others.",
  worst: 'warning',
  judge: (facts) =>
    onPostgres(facts, ({ isPooled }) => {
      if (!isPooled) return { level: 'ok', seen: 'a backend of its own' };
      return {
        level: 'warning',
        seen: 'two connections share a backend by turns, as behind PgBouncer with pool_mode = transaction',
        mend: 'Point DATABASE_URL at Postgres itself, or set pool_mode = session.',
      };
    }),
});

export const postgresTimeouts = check({
  id: 'postgres.timeouts',
  looksAt: '`statement_timeout` ≤ Δ and `idle_in_transaction_session_timeout`, as the app gets them',
  why: 'A load that runs beyond Δ fills what nobody may read, and an abandoned transaction holds locks and the relay.',
  worst: 'warning',
  judge: (facts) =>
    onPostgres(facts, ({ statementTimeoutMs, idleInTransactionTimeoutMs }) => {
      const { cacheDeltaMs } = facts.settings;
      const seen = `statement_timeout ${limit(statementTimeoutMs)}, idle_in_transaction_session_timeout ${limit(idleInTransactionTimeoutMs)}, Δ ${spanText(cacheDeltaMs)}`;
      if (statementTimeoutMs === 0 || idleInTransactionTimeoutMs === 0) {
        const mend =
          "The app asks for both when it connects; something drops them. Set them for its role: alter role … set statement_timeout = '5s'; alter role … set idle_in_transaction_session_timeout = '15s'.";
        return { level: 'warning', seen, mend };
      }
      if (statementTimeoutMs > cacheDeltaMs) {
        return { level: 'warning', seen, mend: `CACHE_DELTA_MS=${statementTimeoutMs}, or more` };
      }
      return { level: 'ok', seen };
    }),
});

export const postgresStatements = check({
  id: 'postgres.statements',
  looksAt: 'pg_stat_statements is there',
  why: 'With it the admin page names the slow queries.',
  worst: 'advice',
  judge: (facts) =>
    onPostgres(facts, ({ hasStatistics }) => {
      if (hasStatistics) return { level: 'ok', seen: 'pg_stat_statements is installed' };
      return {
        level: 'advice',
        seen: 'pg_stat_statements is not installed',
        mend: "shared_preload_libraries = 'pg_stat_statements' in postgresql.conf, a restart, create extension pg_stat_statements",
      };
    }),
});

function limit(ms: number): string {
  return ms === 0 ? 'none' : spanText(ms);
}
