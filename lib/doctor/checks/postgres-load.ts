import { check } from '../check.ts';
import { mostWaiting, type OpenTransaction } from '../facts/postgres.ts';
import { bytesText, spanText } from '../units.ts';
import { onPostgres } from './postgres-facts.ts';

/** Beside its pool an instance has the relay's connection. */
const beside = 1;

export const postgresConnections = check({
  id: 'postgres.connections',
  looksAt: '`max_connections` against DATABASE_POOL_MAX for each instance, and those in use',
  why: 'An instance that gets no connection answers 503 for what is not in the cache.',
  worst: 'warning',
  judge: (facts) =>
    onPostgres(facts, ({ maxConnections, reservedConnections, usedConnections }) => {
      const room = maxConnections - reservedConnections;
      const each = facts.settings.databasePoolMax + beside;
      const instances = Math.max(1, facts.redis?.control?.instances ?? 1);
      const seen = `${usedConnections} of ${room} in use; ${instances} running, at most ${each} each`;
      if (instances * each > room || usedConnections > room * 0.9) {
        return {
          level: 'warning',
          seen,
          mend: 'Raise max_connections in postgresql.conf, or lower DATABASE_POOL_MAX.',
        };
      }
      if ((instances + 1) * each <= room) return { level: 'ok', seen };
      return { level: 'advice', seen, mend: 'One more, as in a deploy, may get none: lower DATABASE_POOL_MAX.' };
    }),
});

const longMs = 60_000;

export const postgresTransactions = check({
  id: 'postgres.transactions',
  looksAt: 'transactions that have written and stay open, prepared ones too',
  why: "The relay's cursor can't pass them: what is above it is read again with each look, and never pruned.",
  worst: 'warning',
  judge: (facts) =>
    onPostgres(facts, ({ openTransactions }) => {
      const long = openTransactions.filter(({ ageMs }) => ageMs !== null && ageMs > longMs);
      if (long.length === 0) return [{ level: 'ok', seen: `none open for longer than ${spanText(longMs)}` }];
      return long.map((each) => ({
        level: 'warning' as const,
        about: nameOf(each),
        seen: `open for ${spanText(each.ageMs ?? 0)} (${[each.application, each.state].filter(Boolean).join(', ')})`,
        mend:
          'pid' in each.what
            ? `select pg_terminate_backend(${each.what.pid})`
            : `rollback prepared '${each.what.prepared.replaceAll("'", "''")}'`,
      }));
    }),
});

export const relayHeartbeat = check({
  id: 'relay.heartbeat',
  looksAt: 'when the relay last looked into the outbox, against Δ',
  why: 'While it is silent, reads go to Postgres.',
  worst: 'warning',
  judge({ redis, settings, postgres }) {
    if (!redis?.control || postgres === null || 'error' in postgres) return [];
    const lagMs = redis.control.heartbeatLagMs;
    const seen = lagMs === null ? 'it has not looked yet' : `it looked ${spanText(Math.max(0, lagMs))} ago`;
    if (lagMs !== null && lagMs <= settings.cacheDeltaMs) return [{ level: 'ok', seen }];
    if (postgres.ownConnections === 0) {
      return [{ level: 'advice', seen: `${seen}; no instance is running`, mend: 'Start one: npm run start' }];
    }
    const mend = "Look for 'the relay can not work' in the instances' log.";
    return [{ level: 'warning', seen, mend }];
  },
});

const bigOutboxBytes = 2 * 1024 ** 3;

export const relayOutbox = check({
  id: 'relay.outbox',
  looksAt: 'what waits in the outbox for the relay, and how big it is',
  why: 'What waits there is seen late by everybody.',
  worst: 'warning',
  judge: (facts) =>
    onPostgres(facts, ({ outbox }) => {
      if (outbox === null) return [];
      const { waiting, oldestMs, bytes } = outbox;
      const many = waiting >= mostWaiting ? `${mostWaiting} or more` : String(waiting);
      const seen = `${many} waiting${oldestMs === null ? '' : `, the oldest for ${spanText(oldestMs)}`}; ${bytesText(bytes)} in all`;
      if (waiting >= mostWaiting || (oldestMs ?? 0) > longMs) {
        const mend = 'Look at relay.heartbeat and postgres.transactions: one of them says who holds it.';
        return { level: 'warning', seen, mend };
      }
      if (bytes < bigOutboxBytes) return { level: 'ok', seen };
      return { level: 'advice', seen, mend: 'vacuum (analyze) cache_outbox: what was pruned leaves its room behind.' };
    }),
});

function nameOf({ what }: OpenTransaction): string {
  return 'pid' in what ? `backend ${what.pid}` : `prepared transaction ${what.prepared}`;
}
