import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { clockKeys } from '../../../lib/cache/clocks.ts';
import type { RedisUrls } from '../../../lib/cache/connections.ts';
import { type CacheOptions, type CacheRuntime, createCacheRuntime } from '../../../lib/cache/runtime.ts';

const places = ['control', 'session', 'view', 'fragment', 'query', 'api'] as const;

export type Servers = { redisUrls: RedisUrls | null; stop: () => Promise<void> };

/** The same address for all layers. */
export const forAllLayers = (url: string) =>
  Object.fromEntries(places.map((place) => [place, url])) as Record<(typeof places)[number], string>;

export type Topology = {
  /** An instance of the site; all of a topology share a prefix. */
  instance: (options?: Partial<CacheOptions>) => CacheRuntime;
};

/** Instances of a site on servers that run. */
export function instancesOn(redisUrls: RedisUrls | null): Topology & { meta: string; end: () => Promise<void> } {
  const keyPrefix = `t${randomBytes(4).toString('hex')}`;
  const made: CacheRuntime[] = [];
  return {
    meta: clockKeys(keyPrefix).meta,
    instance(options = {}) {
      const runtime = createCacheRuntime({
        keyPrefix,
        redisUrls,
        secret: 'a secret of the contract suite, long enough',
        tauMs: 0,
        deltaMs: 5_000,
        hasRelay: false,
        off: [],
        ...options,
      });
      made.push(runtime);
      return runtime;
    },
    async end() {
      for (const runtime of made) await runtime.close();
    },
  };
}

/** Starts the servers before the tests of a file, and ends instances and servers after them. */
export function onServers(start: () => Promise<Servers>): Topology {
  let servers: Servers | undefined;
  let instances: ReturnType<typeof instancesOn> | undefined;
  beforeAll(async () => {
    servers = await start();
    instances = instancesOn(servers.redisUrls);
  });
  afterAll(async () => {
    await instances?.end();
    await servers?.stop();
  });
  return {
    instance(options) {
      if (!instances) throw new Error('the servers are started before the tests');
      return instances.instance(options);
    },
  };
}
