import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Redis as Client } from 'ioredis';
import { Failure } from '../failure.ts';
import { type Child, startChild, tail } from './child.ts';
import { freePort } from './ports.ts';
import type { RedisBinary } from './redis-binary.ts';
import { type RedisSettings, redisConfig } from './redis-config.ts';
import { type RedisAddresses, redisAddresses } from './redis-users.ts';
import { stopLeftover } from './stop-leftover.ts';

export type Redis = RedisAddresses & { child: Child; port: number };

export type RedisOptions = Pick<RedisSettings, 'durable' | 'users'> &
  Partial<Pick<RedisSettings, 'maxmemory' | 'policy' | 'keyPrefix'>> & {
    binary: RedisBinary;
    /** Absolute; holds redis.conf and the data. */
    folder: string;
    log: string;
    preferredPort?: number | undefined;
  };

/** Starts a private Redis on a loopback port, after stopping one that a crashed run left on the same folder. */
export async function startRedis(o: RedisOptions): Promise<Redis> {
  mkdirSync(o.folder, { recursive: true, mode: 0o700 });
  const config = path.join(o.folder, 'redis.conf');
  const pidFile = path.join(o.folder, 'redis.pid');
  // Redis rewrites its title to `redis-server 127.0.0.1:<port>`, which drops the folder: the port tells it apart.
  const [pid, lastPort] = read(pidFile).split(' ');
  if (lastPort) await stopLeftover(Number(pid), `127.0.0.1:${lastPort}`, 'SIGTERM');
  const port = await freePort(o.preferredPort);
  const settings: RedisSettings = {
    port,
    folder: o.folder,
    durable: o.durable,
    maxmemory: o.maxmemory ?? '256mb',
    policy: o.policy ?? 'volatile-lfu',
    users: o.users,
    keyPrefix: o.keyPrefix ?? 'sl',
    major: o.binary.major,
  };
  writeFileSync(config, redisConfig(settings), { mode: 0o600 });
  chmodSync(config, 0o600);
  const child = await startChild(o.binary.command, [config], { log: o.log, env: o.binary.env, cwd: o.folder });
  writeFileSync(pidFile, `${child.pid} ${port}`);
  const redis = { child, port, ...redisAddresses(port, o.users) };
  await untilReady(redis, o.log);
  return redis;
}

async function untilReady({ child, maintenanceUrl }: Redis, log: string): Promise<void> {
  const client = new Client(maintenanceUrl, { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null });
  // Refused connections are expected until it listens; whether it died is asked of the process.
  client.on('error', () => undefined);
  const died = child.exited.then(() => 'died' as const);
  const slow = new Promise<'slow'>((resolve) => setTimeout(resolve, 60_000, 'slow').unref());
  // ioredis holds the PING back until INFO says that loading is over.
  const outcome = await Promise.race([client.ping().then(() => 'ready' as const), died, slow]).catch(
    () => 'slow' as const,
  );
  client.disconnect();
  if (outcome === 'ready') return;
  await child.stop('SIGTERM', 5_000);
  throw new Failure(
    `Redis did not start:\n${tail(log)}`,
    `The whole log is ${log}. With REDIS_URL set, yours is used.`,
  );
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
