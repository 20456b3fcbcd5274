import { check } from '../check.ts';
import { keyspaces, type RedisInfo } from '../facts/redis-info.ts';
import { bytesText } from '../units.ts';
import { eachServer, holdsKept, holdsLayers } from './redis-places.ts';

const number = (info: RedisInfo, name: string) => Number(info[name] ?? 0);

export const redisPolicy = check({
  id: 'redis.policy',
  looksAt:
    '`maxmemory-policy`: `volatile-*` where layers are kept, `noeviction` where only sessions, jobs and clocks are',
  why: 'The clocks have no lifetime and must stay: with one of them evicted, an entry it had ended would be served again.',
  worst: 'refuse',
  judge: (facts) =>
    eachServer(facts, (server) => {
      const policy = server.info.maxmemory_policy ?? 'unknown';
      const seen = `maxmemory-policy is ${policy}`;
      const forLayers = mendPolicy('volatile-lfu');
      if (policy.startsWith('allkeys-')) {
        if (server.places.includes('control')) {
          return { level: 'refuse', seen: `${seen}: it evicts the clocks`, mend: forLayers };
        }
        if (holdsKept(server)) {
          const mend = holdsLayers(server) ? forLayers : mendPolicy('noeviction');
          return { level: 'warning', seen: `${seen}: it evicts sessions and jobs`, mend };
        }
        return { level: 'advice', seen: `${seen}: harmless as long as only layers are kept here`, mend: forLayers };
      }
      if (!holdsLayers(server)) {
        if (policy === 'noeviction') return { level: 'ok', seen };
        return { level: 'advice', seen: `${seen}, where nothing needs to be evicted`, mend: mendPolicy('noeviction') };
      }
      if (policy.startsWith('volatile-')) return { level: 'ok', seen };
      return {
        level: 'warning',
        seen: `${seen}: a full Redis takes neither entries nor invalidations`,
        mend: forLayers,
      };
    }),
});

export const redisMaxmemory = check({
  id: 'redis.maxmemory',
  looksAt: '`maxmemory` is set where layers are kept',
  why: 'Without it a cache grows until the system ends Redis, or something else.',
  worst: 'warning',
  judge: (facts) =>
    eachServer(facts, (server) => {
      const most = number(server.info, 'maxmemory');
      if (most > 0) return { level: 'ok', seen: `maxmemory is ${bytesText(most)}` };
      if (!holdsLayers(server)) return { level: 'ok', seen: 'no maxmemory, and no layers' };
      return {
        level: facts.isProduction ? 'warning' : 'advice',
        seen: 'maxmemory is 0: no limit',
        mend: 'redis-cli CONFIG SET maxmemory 256mb, and the same line in redis.conf',
      };
    }),
});

/** From this share on a Redis counts as full. */
const fullFrom = 0.8;
const clocksFrom = 0.2;

export const redisMemory = check({
  id: 'redis.memory',
  looksAt: 'memory in use against `maxmemory`, and how much of it can be evicted',
  why: 'A Redis full of what can not be evicted refuses invalidations, and reads then go to Postgres.',
  worst: 'warning',
  judge: (facts) =>
    eachServer(facts, (server) => {
      const { info, places } = server;
      const [used, most] = [number(info, 'used_memory'), number(info, 'maxmemory')];
      const inDbs = keyspaces(info);
      const stray = inDbs.filter(({ db, lasting }) => db >= 1 && db <= 4 && lasting > 0);
      const seen = most > 0 ? `${bytesText(used)} of ${bytesText(most)} in use` : `${bytesText(used)} in use`;
      if (stray.length > 0) {
        const where = stray.map(({ db, lasting }) => `${lasting} in db ${db}`).join(', ');
        return {
          level: 'advice',
          seen: `${seen}; keys without a lifetime that are not of SimLane: ${where}`,
          mend: 'Keep other programs in another Redis, or in a db from 6 on.',
        };
      }
      if (most === 0) return { level: 'ok', seen };
      const clocks = places.includes('control') ? (facts.redis?.control?.clockBytes ?? 0) : 0;
      if (clocks > most * clocksFrom) {
        return {
          level: 'warning',
          seen: `${seen}, ${bytesText(clocks)} of it clocks`,
          mend: `redis-cli CONFIG SET maxmemory ${Math.ceil((clocks * 10) / 1024 ** 2)}mb, and the same line in redis.conf`,
        };
      }
      const keys = inDbs.reduce((sum, each) => sum + each.keys, 0);
      const lasting = inDbs.reduce((sum, each) => sum + each.lasting, 0);
      const isStuck = info.maxmemory_policy === 'noeviction' || lasting > keys / 2;
      // Full is as it should be for a cache that can evict.
      if (used < most * fullFrom || !isStuck) return { level: 'ok', seen };
      return {
        level: 'warning',
        seen: `${seen}, and little of it can be evicted (${lasting} of ${keys} keys never expire)`,
        mend: 'Raise maxmemory, or give jobs and sessions a Redis of their own: REDIS_URL_QUEUE, REDIS_URL_SESSION.',
      };
    }),
});

function mendPolicy(policy: string): string {
  return `redis-cli CONFIG SET maxmemory-policy ${policy}, and the same line in redis.conf`;
}
