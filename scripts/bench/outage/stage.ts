import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type SeedOptions, seed } from '../../../drizzle/seed/index.ts';
import { Failure } from '../../failure.ts';
import { logFolder } from '../../project.ts';
import type { Guard } from '../../services/guard.ts';
import { startPostgres } from '../../services/postgres.ts';
import { redisBinary } from '../../services/redis-binary.ts';
import { serviceUser } from '../../services/service-user.ts';
import { readState } from '../../state.ts';
import { makeDatabase } from '../../test/browser-tests.ts';
import { buildApp } from '../../test/build-app.ts';
import { type Instance, startInstance } from '../../test/instance.ts';
import { environment, makeFolder } from '../../test/test-bench.ts';
import type { Running } from '../../up/running.ts';
import { heapProbe, type Memory } from '../heap.ts';
import { type BreakableRedis, startBreakableRedis } from './breakable-redis.ts';
import { type ReplicatedRedis, startReplicatedRedis } from './replicated-redis.ts';

export type Measurable = Instance & { memory: () => Promise<Memory> };
export type Stage = {
  redis: BreakableRedis;
  /** Started when first asked for. */
  replicated(): Promise<ReplicatedRedis>;
  /** `uncached`: every layer but sessions is off. */
  instance(name: string, kind: 'cached' | 'uncached', redisUrl?: string): Promise<Measurable>;
};

const allLayers = 'view,fragment,query,api';

/** Postgres with the demo, a Redis that may be broken, and the production build: this run's own, gone with it. */
export async function setStage(
  guard: Guard,
  running: Running,
  options: Pick<SeedOptions, 'size' | 'perform'> = { size: 'small' },
): Promise<Stage> {
  const user = serviceUser();
  const folder = makeFolder(user);
  guard.removes(folder);
  const binary = await redisBinary((text) => process.stderr.write(`${text} …\n`));
  if (!binary) throw new Failure('No Redis could be installed', 'Install redis-server or valkey-server.');
  const postgres = await startPostgres({
    folder: path.join(folder, 'postgres'),
    log: path.join(folder, 'postgres.log'),
    password: randomBytes(16).toString('hex'),
    user,
    durable: false,
  });
  await running.add(postgres.child, 'SIGINT', 10_000);
  const databaseUrl = await makeDatabase(postgres.adminUrl, 'simlane_bench');
  await seed(databaseUrl, { ...options, demoPassword: randomBytes(9).toString('base64url') });
  const redis = await startBreakableRedis(binary, folder, running);
  const { actions } = readState().secrets;
  await buildApp(actions, running);
  const env = {
    ...environment(databaseUrl, redis.url),
    SIMLANE_SECRET: randomBytes(32).toString('hex'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actions,
  };
  // The runner opens sessions and looks into the database itself.
  Object.assign(process.env, env);
  return {
    redis,
    replicated: () => startReplicatedRedis(binary, folder, running),
    async instance(name, kind, redisUrl = redis.url) {
      const { execArgv, read } = await heapProbe();
      const log = path.join(logFolder, `bench-${name}.log`);
      const extra = { REDIS_URL: redisUrl, ...(kind === 'uncached' ? { CACHE_OFF: allLayers } : {}) };
      const started = await startInstance({ log, running, execArgv, env: { ...env, ...extra } });
      return { ...started, memory: () => read(started.child.pid) };
    },
  };
}
