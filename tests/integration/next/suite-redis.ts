import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';

/** The Redis of `npm test`, and a prefix of this suite's own in it. */
export function suiteRedis() {
  const url = process.env.REDIS_URL;
  if (!url) throw new Error('REDIS_URL is not set: run these tests through `npm test`, or name a Redis to use.');
  const prefix = `t${randomBytes(4).toString('hex')}`;
  const views = new Redis(url, { db: 2, lazyConnect: true });
  return {
    env: { REDIS_URL: url, SIMLANE_KEY_PREFIX: prefix, CACHE_TAU_MS: '0' },
    url,
    /** Keys of entries in db 2 that begin so, with the ms they have left; leases lie beside them. */
    entries: async (start: string): Promise<{ key: string; ttlMs: number }[]> => {
      const found: string[] = [];
      for await (const keys of views.scanStream({ match: `${prefix}:v1:${start}*`, count: 1000 })) found.push(...keys);
      const entries = found.filter((key) => !key.includes(':lease:'));
      return Promise.all(entries.sort().map(async (key) => ({ key, ttlMs: await views.pttl(key) })));
    },
    stop: async () => {
      for await (const keys of views.scanStream({ match: `${prefix}:*`, count: 1000 })) {
        if (keys.length > 0) await views.unlink(...keys);
      }
      views.disconnect();
    },
  };
}
