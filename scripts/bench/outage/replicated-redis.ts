import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import { startChild } from '../../services/child.ts';
import { freePort } from '../../services/ports.ts';
import { startRedis } from '../../services/redis.ts';
import type { RedisBinary } from '../../services/redis-binary.ts';
import type { Running } from '../../up/running.ts';

export type ReplicatedRedis = {
  /** Names the Sentinel, as REDIS_URL takes it. */
  url: string;
  /** SIGKILL of the master; resolves when its replica is the master. */
  failOver(): Promise<void>;
  disconnect(): void;
};

const masterName = 'bench';

/** A master, its replica, and a Sentinel that puts the one in the other's place. */
export async function startReplicatedRedis(
  binary: RedisBinary,
  parent: string,
  running: Running,
): Promise<ReplicatedRedis> {
  const start = async (name: string) => {
    const folder = path.join(parent, name);
    const log = path.join(parent, `${name}.log`);
    const redis = await startRedis({ binary, folder, log, durable: false, users: null });
    await running.add(redis.child, 'SIGTERM', 10_000);
    return redis;
  };
  const master = await start('master');
  const replica = await start('replica');
  const admin = new Redis(replica.url);
  admin.on('error', () => undefined);
  await admin.replicaof('127.0.0.1', master.port);
  await untilSaid(admin, 'master_link_status:up');
  const port = await freePort();
  const config = path.join(parent, 'sentinel.conf');
  writeFileSync(
    config,
    [
      ...[`port ${port}`, 'bind 127.0.0.1', `dir ${parent}`],
      `sentinel monitor ${masterName} 127.0.0.1 ${master.port} 1`,
      `sentinel down-after-milliseconds ${masterName} 1000`,
      `sentinel failover-timeout ${masterName} 5000`,
    ].join('\n'),
  );
  const log = path.join(parent, 'sentinel.log');
  const sentinel = await startChild(binary.command, [config, '--sentinel'], { log, env: binary.env, cwd: parent });
  await running.add(sentinel, 'SIGTERM', 10_000);
  const watcher = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: null });
  watcher.on('error', () => undefined);
  // Sentinel learns of replicas every ten seconds; without one it has nobody to promote.
  while (!(await watcher.info('sentinel')).includes('slaves=1')) await sleep(100);
  watcher.disconnect();
  return {
    url: `redis+sentinel://127.0.0.1:${port}/${masterName}`,
    async failOver() {
      process.kill(master.child.pid, 'SIGKILL');
      await untilSaid(admin, 'role:master');
    },
    disconnect: () => admin.disconnect(),
  };
}

async function untilSaid(admin: Redis, words: string): Promise<void> {
  while (!(await admin.info('replication').catch(() => '')).includes(words)) await sleep(20);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
