import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { createTestDatabase } from '../../helpers/database.ts';
import { type ServiceProxy, startServiceProxy } from '../../helpers/service-proxy.ts';
import { type Instance, startInstance } from './start-instance.ts';

/** A database and a prefix of this suite's own, a door to Redis that it can shut, and instances that use them. */
export async function startSessionSuite() {
  const redisUrl = process.env.REDIS_URL;
  if (!redisUrl) throw new Error('REDIS_URL is not set: run these tests through `npm test`.');
  const database = await createTestDatabase();
  const proxy = await startServiceProxy(redisUrl);
  const prefix = `t${randomBytes(4).toString('hex')}`;
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: proxy.url,
    SIMLANE_KEY_PREFIX: prefix,
    SIMLANE_SECRET: 'a-secret-for-tests-of-more-than-32-characters',
    CACHE_TAU_MS: '0',
    LOG_LEVEL: 'silent',
  };
  const redis = new Redis(redisUrl, { db: 1 });
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  const instances: Instance[] = [];
  return {
    proxy: proxy as ServiceProxy,
    redis,
    sql,
    sessionKey: (hash: string) => `${prefix}:v1:session:${hash}`,
    instance: (changed: Record<string, string> = {}): Instance => {
      const made = startInstance({ ...env, ...changed });
      instances.push(made);
      return made;
    },
    stop: async () => {
      await Promise.all(instances.map((instance) => instance.stop()));
      await proxy.stop();
      for (const db of [1, 2, 3, 4, 5]) {
        await redis.select(db);
        for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1000 })) {
          if (keys.length > 0) await redis.unlink(...keys);
        }
      }
      redis.disconnect();
      await sql.end();
      await database.drop();
    },
  };
}

export type SessionSuite = Awaited<ReturnType<typeof startSessionSuite>>;

/** A driver nobody else in the suite uses. */
export function newDriver() {
  const word = randomBytes(4).toString('hex');
  return {
    name: 'Robin Apex',
    handle: `robin-${word}`,
    email: `robin-${word}@example.com`,
    password: 'a long enough password',
    timeZone: 'Europe/Berlin',
  };
}

export const device = {
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  address: '192.0.2.1',
};
