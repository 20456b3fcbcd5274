import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '../failure.ts';
import type { Guard } from '../services/guard.ts';
import { startPostgres } from '../services/postgres.ts';
import { startRedis } from '../services/redis.ts';
import { redisBinary } from '../services/redis-binary.ts';
import { canReach, type ServiceUser, serviceUser } from '../services/service-user.ts';
import type { Running } from '../up/running.ts';

/** A Postgres and a Redis of this run's own, gone when it ends. */
export type Bench = {
  folder: string;
  adminUrl: string;
  redisUrl: string;
  env: NodeJS.ProcessEnv;
  redis: {
    signal(signal: NodeJS.Signals): void;
    /** Kills it; an empty one takes its port. */
    restartEmpty(): Promise<void>;
  };
};

export async function startBench(guard: Guard, running: Running): Promise<Bench> {
  const user = serviceUser();
  const folder = makeFolder(user);
  guard.removes(folder);
  const binary = await redisBinary((text) => process.stdout.write(`${text} …\n`));
  if (!binary) {
    throw new Failure(
      'The tests need a Redis, and none could be installed',
      'Install redis-server or valkey-server (Debian: apt-get install redis-server) and run the tests again.',
    );
  }
  process.stdout.write('starting Postgres and Redis …\n');
  const postgres = await startPostgres({
    folder: path.join(folder, 'postgres'),
    log: path.join(folder, 'postgres.log'),
    password: randomBytes(16).toString('hex'),
    user,
    durable: false,
  });
  await running.add(postgres.child, 'SIGINT', 10_000);
  const start = async (preferredPort?: number) => {
    const redis = await startRedis({
      binary,
      folder: path.join(folder, 'redis'),
      log: path.join(folder, 'redis.log'),
      durable: false,
      users: null,
      preferredPort,
    });
    await running.add(redis.child, 'SIGTERM', 10_000);
    return redis;
  };
  let redis = await start();
  return {
    folder,
    adminUrl: postgres.adminUrl,
    redisUrl: redis.url,
    env: environment(postgres.adminUrl, redis.url),
    redis: {
      signal: (signal) => void process.kill(redis.child.pid, signal),
      async restartEmpty() {
        await redis.child.stop('SIGKILL', 5_000);
        redis = await start(redis.port);
      },
    },
  };
}

// Postgres runs as another user where this one is root, and TMPDIR may be closed to him.
export function makeFolder(user: ServiceUser | null): string {
  const parent = user && !canReach(user, tmpdir()) ? '/var/tmp' : tmpdir();
  const folder = mkdtempSync(path.join(parent, 'simlane-test-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** Nothing of the shell's own SimLane may reach the tests. */
export function environment(adminUrl: string, redisUrl: string): NodeJS.ProcessEnv {
  const own =
    /^(REDIS_|CACHE_|SIMLANE_|DATABASE_|DEMO_|METRICS_|SMTP_|MAIL_|SITE_URL$|WARM_URL$|TRUSTED_PROXIES$|SESSION_DAYS$|PORT$|LOG_LEVEL$)/;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !own.test(key)));
  return { ...inherited, NODE_ENV: 'test', DATABASE_URL: adminUrl, REDIS_URL: redisUrl };
}
