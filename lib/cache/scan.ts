import { Redis } from 'ioredis';
import { parseRedisUrl, type RedisTarget } from '../env/redis-url.ts';
import { entryPlaces, redisDbs, schemaVersion } from './layers.ts';
import { createRedisClient, firstAttempt } from './redis-client.ts';
import type { CacheRuntime } from './runtime.ts';

const scanCount = 500;

/**
 * Goes once through every Redis, and in it once through every db, that holds entries: `visit` is called with a connection
 * to each. With `maintenanceUrl`, where the app's own users may not list keys. Nothing without Redis. Throws where Redis
 * can't be reached, or listing is refused.
 */
export async function visitServers(
  { options: { redisUrls } }: CacheRuntime,
  maintenanceUrl: string | null,
  visit: (node: Redis) => Promise<void>,
): Promise<void> {
  if (!redisUrls) return;
  const visited = new Set<string>();
  for (const place of entryPlaces) {
    const url = maintenanceUrl ?? redisUrls[place];
    const target = parseRedisUrl(url);
    const db = target.kind === 'cluster' ? 0 : redisDbs[place];
    if (visited.has(`${url} ${db}`)) continue;
    visited.add(`${url} ${db}`);
    await visitNodes(target, db, visit);
  }
}

/** Calls `visit` with a connection to a server, or to each master of a cluster. Throws where it can't be reached. */
export async function visitNodes(
  target: RedisTarget,
  db: number,
  visit: (node: Redis) => Promise<void>,
): Promise<void> {
  const client = createRedisClient(target, db, 'simlane:scan');
  // Each failing command is thrown where it was called.
  client.on('error', () => undefined);
  try {
    await firstAttempt(client);
    for (const node of client instanceof Redis ? [client] : client.nodes('master')) await visit(node);
  } finally {
    client.disconnect();
  }
}

/** Keys of entries on a node, some at a time; leases are none. A key that is written meanwhile may come twice or not at all. */
export async function* scanEntries(node: Redis, keyPrefix: string): AsyncGenerator<string[]> {
  let cursor = '0';
  do {
    const [next, keys] = await node.scan(cursor, 'MATCH', `${keyPrefix}:v${schemaVersion}:*`, 'COUNT', scanCount);
    cursor = next;
    yield keys.filter((key) => key.split(':', 4)[3] !== 'lease');
  } while (cursor !== '0');
}
