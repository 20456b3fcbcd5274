import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisTarget } from '../env/redis-url.ts';

/** One server, the master that Sentinel names, or all masters of a cluster: commands are written alike for each. */
export type RedisClient = Redis | Cluster;

/** Within which any command of the app is answered, or has failed. */
export const commandTimeoutMs = 250;
const connectTimeoutMs = 1_000;
const socketTimeoutMs = 1_000;
/** How long a command waits to be tried again when a cluster's node has gone or moved. */
const clusterRetryMs = 50;
const clusterRetries = 4;

const limits = {
  commandTimeout: commandTimeoutMs,
  connectTimeout: connectTimeoutMs,
  maxRetriesPerRequest: 1,
} satisfies RedisOptions;
const backoffMs = (attempt: number) => Math.min(50 * attempt, 250);

/** Commands have a deadline, nothing is queued while disconnected, and reconnecting goes on for ever, at most a quarter of a second apart. */
export function createRedisClient(target: RedisTarget, db: number, connectionName: string): RedisClient {
  if (target.kind === 'cluster') return clusterClient(target, connectionName);
  const single = {
    ...limits,
    connectionName,
    db,
    // A server that hangs, or a connection cut off without a word: connect anew, and forget what was sent.
    socketTimeout: socketTimeoutMs,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    retryStrategy: backoffMs,
    // It was a master: the address, or Sentinel, leads to the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  } satisfies RedisOptions;
  if (target.kind === 'server') return new Redis(target.url, single);
  return new Redis({
    ...single,
    ...sentinelOptions(target),
    sentinelCommandTimeout: connectTimeoutMs,
    // A master that hangs or is cut off closes no connection: Sentinel says when it is no longer the master.
    failoverDetector: true,
    disconnectTimeout: commandTimeoutMs,
  });
}

type SentinelTarget = Extract<RedisTarget, { kind: 'sentinel' }>;

function sentinelOptions({ sentinels, master, tls, username, password, sentinelLogin }: SentinelTarget) {
  return {
    ...(tls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
    sentinels: [...sentinels],
    name: master,
    username,
    password,
    sentinelUsername: sentinelLogin.username,
    sentinelPassword: sentinelLogin.password,
    sentinelRetryStrategy: backoffMs,
  };
}

type ClusterTarget = Extract<RedisTarget, { kind: 'cluster' }>;

function clusterClient({ nodes, tls, username, password }: ClusterTarget, connectionName: string): Cluster {
  return new Cluster([...nodes], {
    redisOptions: { ...limits, connectionName, username, password, ...(tls ? { tls: {} } : {}) },
    // Certificates are made out to names: those that the address or the cluster gives are not resolved here.
    ...(tls ? { dnsLookup: (name, callback) => callback(null, name) } : {}),
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    // What a replica knows may be old.
    scaleReads: 'master',
    maxRedirections: clusterRetries,
    retryDelayOnFailover: clusterRetryMs,
    retryDelayOnClusterDown: clusterRetryMs,
    retryDelayOnTryAgain: clusterRetryMs,
    slotsRefreshTimeout: connectTimeoutMs,
    slotsRefreshInterval: 5_000,
    clusterRetryStrategy: backoffMs,
  });
}

/** For a queue of jobs: commands wait for Redis, also for good, because blocking on one is how a worker learns of a job. */
export function createQueueClient(target: RedisTarget, db: number, connectionName: string): RedisClient {
  const waiting = { maxRetriesPerRequest: null, connectTimeout: connectTimeoutMs } satisfies RedisOptions;
  if (target.kind === 'server')
    return new Redis(target.url, { ...waiting, connectionName, db, retryStrategy: backoffMs });
  if (target.kind === 'cluster') {
    const { nodes, tls, username, password } = target;
    const redisOptions = { ...waiting, connectionName, username, password, ...(tls ? { tls: {} } : {}) };
    return new Cluster([...nodes], {
      redisOptions,
      ...(tls ? { dnsLookup: (name, callback) => callback(null, name) } : {}),
      clusterRetryStrategy: backoffMs,
    });
  }
  return new Redis({ ...waiting, connectionName, db, retryStrategy: backoffMs, ...sentinelOptions(target) });
}

/** Settles when the first attempt to connect has ended, well or not: until then a command would be refused. */
export function firstAttempt(client: RedisClient): Promise<void> {
  return new Promise((resolve) => {
    // Asking one sentinel, or one node, after another has no end of its own.
    const timer = setTimeout(settle, connectTimeoutMs).unref();
    function settle() {
      clearTimeout(timer);
      resolve();
    }
    client.once('ready', settle);
    client.once('close', settle);
    client.once('error', settle);
  });
}

/** Calls `onBack` when a server is reached again, or another in its place. */
export function whenBack(client: RedisClient, onBack: () => void): void {
  if (client instanceof Redis) {
    let wasReady = false;
    client.on('ready', () => {
      if (wasReady) onBack();
      wasReady = true;
    });
    return;
  }
  let hasLostNode = false;
  client.on('+node', (node: Redis) => {
    node.on('close', () => {
      hasLostNode = true;
    });
    node.on('ready', () => {
      if (hasLostNode) onBack();
      hasLostNode = false;
    });
  });
}

/** Runs `command` with what ioredis leaves open in a cluster: it would wait for slots, and try again beyond any deadline. */
export async function runWithin<T>(client: RedisClient, command: (redis: RedisClient) => Promise<T>): Promise<T> {
  if (client instanceof Redis) return command(client);
  if (client.status !== 'ready') throw new Error('The cluster is not connected');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // A node that hangs tells nobody that its slots were moved.
      client.refreshSlotsCache();
      reject(new Error('The cluster did not answer in time'));
    }, commandTimeoutMs);
  });
  try {
    return await Promise.race([command(client), late]);
  } finally {
    clearTimeout(timer);
  }
}
