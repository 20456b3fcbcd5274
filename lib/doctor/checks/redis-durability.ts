import { check } from '../check.ts';
import { eachServer, holdsKept, holdsLayers } from './redis-places.ts';

export const redisDurability = check({
  id: 'redis.durability',
  looksAt: 'an append-only file where sessions, jobs and clocks are',
  why: 'A restart empties a Redis without one: nobody is signed out, for Postgres has the sessions too, but all is read anew.',
  worst: 'advice',
  judge: (facts) =>
    eachServer(facts, (server) => {
      if (!holdsKept(server)) return { level: 'ok', seen: 'only layers are kept here' };
      if (server.info.aof_enabled === '1') return { level: 'ok', seen: 'an append-only file is kept' };
      return {
        level: 'advice',
        seen: 'no append-only file is kept',
        mend: 'redis-cli CONFIG SET appendonly yes, and in redis.conf: appendonly yes, appendfsync everysec',
      };
    }),
});

export const redisPersistence = check({
  id: 'redis.persistence',
  looksAt: 'the last write to disk went well',
  why: 'A Redis that can not save may refuse every write, invalidations too.',
  worst: 'warning',
  judge: (facts) =>
    eachServer(facts, ({ info }) => {
      const failed = ['rdb_last_bgsave_status', 'aof_last_write_status', 'aof_last_bgrewrite_status'].filter(
        (name) => info[name] !== undefined && info[name] !== 'ok',
      );
      if (failed.length === 0) return { level: 'ok', seen: 'the last writes to disk went well' };
      return {
        level: 'warning',
        seen: failed.map((name) => `${name} is ${info[name]}`).join(', '),
        mend: 'Make room on its disk and look into its log, then redis-cli BGSAVE.',
      };
    }),
});

export const redisSeparation = check({
  id: 'redis.separation',
  looksAt: 'what may be evicted and what may not are in different servers',
  why: 'In one shared Redis sessions and the locks of jobs can be evicted, and entries can crowd out invalidations.',
  worst: 'advice',
  judge: (facts) =>
    eachServer(facts, (server) => {
      if (!holdsLayers(server) || !holdsKept(server)) return { level: 'ok', seen: 'a server of its own' };
      return {
        level: 'advice',
        seen: 'one Redis for layers and for sessions, jobs and clocks',
        mend: 'REDIS_URL_QUEUE, REDIS_URL_SESSION and REDIS_URL_CONTROL name a second one, with noeviction.',
      };
    }),
});
