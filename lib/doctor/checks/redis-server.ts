import { commandTimeoutMs } from '../../cache/redis-client.ts';
import { check } from '../check.ts';
import { spanText } from '../units.ts';
import { eachServer } from './redis-places.ts';

export const redisReachable = check({
  id: 'redis.reachable',
  looksAt: 'each Redis that REDIS_URL and REDIS_URL_* name answers, and INFO may be asked',
  why: 'Without Redis the site answers from Postgres: slower, and each instance for itself.',
  worst: 'warning',
  judge({ redis, isProduction }) {
    if (redis === null) {
      return [
        {
          level: isProduction ? 'warning' : 'advice',
          seen: 'no Redis is configured: the cache is in memory, of each process alone',
          mend: 'REDIS_URL=redis://user:password@127.0.0.1:6379',
        },
      ];
    }
    const away = redis.unreachable.map(({ address, places, error }) => ({
      level: 'warning' as const,
      about: `${address} (${places.join(', ')})`,
      seen: `does not answer: ${error}`,
      mend: 'Start it, or correct the address and login in REDIS_URL or REDIS_URL_*.',
    }));
    const answering = redis.servers.map(({ address, places, info }) => {
      const about = `${address} (${places.join(', ')})`;
      if (info !== null) return { level: 'ok' as const, about, seen: 'answers' };
      return {
        level: 'warning' as const,
        about,
        seen: 'its login may not ask for INFO: eviction, memory and persistence can not be seen',
        mend: 'ACL SETUSER <user> +info',
      };
    });
    return [...away, ...answering];
  },
});

export const redisVersion = check({
  id: 'redis.version',
  looksAt: 'Redis 6.2 or later, or Valkey',
  why: 'The clocks are read with commands that came with 6.2.',
  worst: 'refuse',
  judge: (facts) =>
    eachServer(facts, ({ info }) => {
      const version = info.redis_version ?? '';
      const [major = 0, minor = 0] = version.split('.').map(Number);
      const seen = info.valkey_version ? `Valkey ${info.valkey_version}` : `Redis ${version}`;
      if (major > 6 || (major === 6 && minor >= 2)) return { level: 'ok', seen };
      return { level: 'refuse', seen, mend: 'Install Redis 6.2 or later, or Valkey.' };
    }),
});

export const redisRole = check({
  id: 'redis.role',
  looksAt: 'the address leads to a master',
  why: 'A replica takes no invalidation, so nothing is served from the cache.',
  worst: 'warning',
  judge: (facts) =>
    eachServer(facts, ({ info }) => {
      if (info.role !== 'slave') return { level: 'ok', seen: 'a master' };
      return {
        level: 'warning',
        seen: `a replica of ${info.master_host}:${info.master_port}`,
        mend: `Name the master, or Sentinel, which knows it: redis+sentinel://host:26379/mymaster`,
      };
    }),
});

export const redisTopology = check({
  id: 'redis.topology',
  looksAt: 'jobs are on one server; who is under Sentinel or in a cluster has replicas',
  why: 'A job queue can not live in a cluster, and a master without a replica has nobody to take over.',
  worst: 'warning',
  judge: (facts) =>
    eachServer(facts, ({ kind, info, places }) => {
      if (kind === 'cluster' && places.includes('queue')) {
        return {
          level: 'warning',
          seen: 'a cluster, also for background jobs',
          mend: 'REDIS_URL_QUEUE=redis://… names one server, or a group under Sentinel.',
        };
      }
      if (kind !== 'server' && info.connected_slaves === '0') {
        return {
          level: 'advice',
          seen: `${kind === 'cluster' ? 'in a cluster' : 'under Sentinel'}, without a replica`,
          mend: 'Give each master a replica (replicaof), and set min-replicas-to-write 1.',
        };
      }
      return { level: 'ok', seen: kind === 'server' ? 'one server' : `${kind}, ${info.connected_slaves} replicas` };
    }),
});

export const redisRoundTrip = check({
  id: 'redis.round-trip',
  looksAt: `the median of some round trips, against the deadline of ${commandTimeoutMs} ms`,
  why: 'A command that misses its deadline counts as a failure, and some of them send all reads to Postgres.',
  worst: 'warning',
  judge: (facts) =>
    eachServer(facts, ({ roundTripMs }) => {
      const seen = `${spanText(roundTripMs)} a round trip`;
      if (roundTripMs < commandTimeoutMs / 25) return { level: 'ok', seen };
      const mend = 'Put Redis beside the instances; look for slow commands with SLOWLOG GET.';
      return { level: roundTripMs < commandTimeoutMs / 4 ? 'advice' : 'warning', seen, mend };
    }),
});
