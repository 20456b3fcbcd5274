import { parseRedisUrl, type RedisTarget } from '../env/redis-url.ts';
import { Breaker } from './breaker.ts';
import { type Place, redisDbs } from './layers.ts';
import { createRedisClient, firstAttempt, type RedisClient, runWithin, whenBack } from './redis-client.ts';
import type { Reporter } from './reporter.ts';

export type RedisUrls = Readonly<Record<Place, string>>;

/** Redis for some places, behind a breaker of theirs. */
export type Connection = {
  readonly redis: RedisClient;
  /** Runs one command or pipeline; throws at once while Redis is known to be away. */
  run<T>(command: (redis: RedisClient) => Promise<T>): Promise<T>;
};

export type Connections = {
  to(place: Place): Connection;
  close(): Promise<void>;
};

type Options = {
  reporter: Reporter;
  /** A key of the control data: asked for to learn whether its node is back. */
  controlKey: string;
  /** Called when what is kept for `place` may come from another server than before, or from one set back. */
  onReconnect: (place: Place) => void;
};
type Client = { redis: RedisClient; attempted: Promise<void> | null; places: Set<Place>; breakers: Set<Breaker> };

/**
 * One connection per Redis and db for the whole process, made on first use. A cluster has only db 0, so all its places
 * share one; the prefix of their keys tells them apart, and each db's number still has a breaker of its own.
 */
export function createConnections(urls: RedisUrls, options: Options): Connections {
  let closed = false;
  const clients = new Map<string, Client>();
  const connections = new Map<string, Connection>();
  const clientFor = (place: Place): Client => {
    const target = parseRedisUrl(urls[place]);
    const id = `${urls[place]} ${dbOf(target, place)}`;
    const known = clients.get(id) ?? connect(target, place, options, () => closed);
    known.places.add(place);
    clients.set(id, known);
    return known;
  };
  return {
    to(place) {
      const id = `${urls[place]} ${redisDbs[place]}`;
      const known = connections.get(id);
      if (known) return known;
      const made = connectionOf(clientFor(place), place, options);
      connections.set(id, made);
      return made;
    },
    async close() {
      closed = true;
      for (const { redis } of clients.values()) redis.disconnect();
      clients.clear();
      connections.clear();
    },
  };
}

const dbOf = ({ kind }: RedisTarget, place: Place) => (kind === 'cluster' ? 0 : redisDbs[place]);

function connect(target: RedisTarget, place: Place, { onReconnect }: Options, isClosed: () => boolean): Client {
  const name = target.kind === 'cluster' ? 'simlane' : `simlane:${place}`;
  const redis = createRedisClient(target, dbOf(target, place), name);
  // Each failing command is reported where it was called; without a listener ioredis writes to the console.
  redis.on('error', () => undefined);
  // ioredis gives up when Sentinel's word of a failover comes while it looks for the master.
  redis.on('end', () => {
    if (!isClosed()) setTimeout(() => redis.connect().catch(() => undefined), 100).unref();
  });
  const client: Client = { redis, attempted: firstAttempt(redis), places: new Set(), breakers: new Set() };
  void client.attempted?.then(() => {
    client.attempted = null;
  });
  whenBack(redis, () => {
    for (const breaker of client.breakers) breaker.retry();
    for (const each of client.places) onReconnect(each);
  });
  return client;
}

function connectionOf(client: Client, place: Place, { reporter, controlKey }: Options): Connection {
  const { redis } = client;
  const breaker = new Breaker({
    place,
    // Any node of a cluster answers PING; the clocks are of use only while their own does.
    probe: () => runWithin<unknown>(redis, () => (place === 'control' ? redis.exists(controlKey) : redis.ping())),
    onChange: (state) => reporter.emit({ type: 'breaker', place, state }),
  });
  client.breakers.add(breaker);
  return {
    redis,
    async run(command) {
      if (client.attempted) await client.attempted;
      return breaker.run(() => runWithin(redis, command));
    },
  };
}
