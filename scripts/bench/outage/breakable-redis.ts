import { rmSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import { startRedis } from '../../services/redis.ts';
import type { RedisBinary } from '../../services/redis-binary.ts';
import type { Running } from '../../up/running.ts';

export type BreakableRedis = {
  url: string;
  /** Commands of the runner itself; rejects while Redis is away. */
  admin: Redis;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** At the same port; with what its log holds, or empty. */
  start(o: { empty: boolean }): Promise<void>;
  hang(): void;
  resume(): void;
};

/** A Redis on disk, as `up` runs it, that may be killed, hung, filled and started again. */
export async function startBreakableRedis(
  binary: RedisBinary,
  parent: string,
  running: Running,
): Promise<BreakableRedis> {
  const folder = path.join(parent, 'redis');
  const launch = async (preferredPort?: number) => {
    const started = await startRedis({
      binary,
      folder,
      log: path.join(parent, 'redis.log'),
      durable: true,
      users: null,
      preferredPort,
    });
    await running.add(started.child, 'SIGTERM', 10_000);
    return started;
  };
  let redis = await launch();
  const { url, port } = redis;
  const admin = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: 0, commandTimeout: 30_000 });
  admin.on('error', () => undefined);
  const kill = async () => {
    process.kill(redis.child.pid, 'SIGKILL');
    await redis.child.exited;
  };
  return {
    url,
    admin,
    kill,
    async start({ empty }) {
      if (redis.child.isRunning()) await kill();
      if (empty) rmSync(path.join(folder, 'appendonlydir'), { recursive: true, force: true });
      redis = await launch(port);
    },
    hang: () => void process.kill(redis.child.pid, 'SIGSTOP'),
    resume: () => void process.kill(redis.child.pid, 'SIGCONT'),
  };
}
