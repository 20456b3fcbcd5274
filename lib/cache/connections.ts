import { Redis } from 'ioredis';
import { Breaker } from './breaker.ts';
import { type Place, redisDbs } from './layers.ts';
import type { Reporter } from './reporter.ts';

export type RedisUrls = Readonly<Record<Place, string>>;

/** One Redis connection behind its breaker. */
export type Connection = {
  readonly redis: Redis;
  /** Runs one command or pipeline; throws at once while Redis is known to be away. */
  run<T>(command: (redis: Redis) => Promise<T>): Promise<T>;
};

export type Connections = {
  to(place: Place): Connection;
  close(): Promise<void>;
};

const commandTimeoutMs = 250;
const connectTimeoutMs = 1_000;

/**
 * One connection per Redis and db for the whole process, made on first use. Commands have a deadline, nothing is queued
 * while disconnected, and reconnecting goes on for ever, at most a second apart.
 */
export function createConnections(
  urls: RedisUrls,
  reporter: Reporter,
  onReconnect: (place: Place) => void,
): Connections {
  const open = new Map<string, Connection>();
  return {
    to(place) {
      const id = `${urls[place]} ${redisDbs[place]}`;
      const known = open.get(id);
      if (known) return known;
      const made = connect(urls[place], place, reporter, onReconnect);
      open.set(id, made);
      return made;
    },
    async close() {
      for (const { redis } of open.values()) redis.disconnect();
      open.clear();
    },
  };
}

function connect(url: string, place: Place, reporter: Reporter, onReconnect: (place: Place) => void): Connection {
  const redis = new Redis(withoutDb(url), {
    db: redisDbs[place],
    connectionName: `simlane:${place}`,
    commandTimeout: commandTimeoutMs,
    connectTimeout: connectTimeoutMs,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
  });
  let firstReady: Promise<void> | null = new Promise((resolve) => {
    const settle = () => {
      firstReady = null;
      resolve();
    };
    redis.once('ready', settle);
    redis.once('close', settle);
  });
  let wasReady = false;
  redis.on('ready', () => {
    if (wasReady) onReconnect(place);
    wasReady = true;
  });
  // Each failing command is reported where it was called; without a listener ioredis writes to the console.
  redis.on('error', () => undefined);
  const breaker = new Breaker({
    place,
    probe: () => redis.ping(),
    onChange: (state) => reporter.emit({ type: 'breaker', place, state }),
  });
  return {
    redis,
    async run(command) {
      if (firstReady) await firstReady;
      return breaker.run(() => command(redis));
    },
  };
}

/** A db number in the path is dropped: the layer says which db it uses. */
function withoutDb(url: string): string {
  const parsed = new URL(url);
  parsed.pathname = '';
  return parsed.toString();
}
