import type { Connection } from '../connections.ts';
import type { Store } from './store.ts';

/** All commands of one tick leave in one pipeline (ioredis' auto-pipelining). Throws when Redis is not available. */
export function redisStore(connection: () => Connection): Store {
  return {
    get: (key) => connection().run((redis) => redis.getBuffer(key)),
    async set(key, bytes, ttlMs) {
      await connection().run((redis) => redis.set(key, bytes, 'PX', Math.max(1, Math.ceil(ttlMs))));
    },
    async touch(key, ttlMs) {
      await connection().run((redis) => redis.pexpire(key, Math.ceil(ttlMs)));
    },
    async delete(key) {
      await connection().run((redis) => redis.del(key));
    },
  };
}
