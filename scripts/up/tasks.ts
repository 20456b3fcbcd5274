import path from 'node:path';
import type { ListrTask } from 'listr2';
import { examine } from '../../lib/doctor/examine.ts';
import { isAtLeast } from '../../lib/doctor/finding.ts';
import { findingLine } from '../../lib/doctor/text.ts';
import { nextBuild } from '../build.ts';
import { writeEnvFile } from '../env-file.ts';
import { logFolder, stateFolder } from '../project.ts';
import { startPostgres } from '../services/postgres.ts';
import { startRedis } from '../services/redis.ts';
import { type RedisBinary, redisBinary } from '../services/redis-binary.ts';
import { postgresFolder } from '../services/service-folder.ts';
import { serviceUser } from '../services/service-user.ts';
import { writeState } from '../state.ts';
import { loadDemo, migrateDatabase, prepareDatabase } from './database.ts';
import { keepAlive, keepWorking } from './keep-alive.ts';
import { drainMs, startApp, startWorker, untilAnswering } from './serve.ts';
import type { Up } from './up.ts';

/** The steps of `up`, in order; each says what it does and is skipped when there is nothing to do. */
export function upTasks(up: Up): ListrTask<unknown>[] {
  return [
    {
      title: 'Postgres',
      task: async (_, task) => {
        if (up.given.databaseUrl) task.title = 'Postgres: yours, from DATABASE_URL';
        else task.title = `Postgres on port ${await bringPostgres(up)}`;
      },
    },
    {
      title: 'Redis',
      task: async (_, task) => {
        if (up.given.redisUrl) {
          task.title = 'Redis: yours, from REDIS_URL';
          return;
        }
        const binary = await redisBinary((text) => {
          task.output = text;
        });
        if (binary) task.title = `Redis on port ${await bringRedis(up, binary)}`;
        else up.warnings.push(noRedis);
      },
    },
    {
      title: 'Database schema',
      task: async () => {
        up.databaseUrl = up.given.databaseUrl ?? up.databaseUrl;
        writeEnvFile(up.environment());
        Object.assign(process.env, up.appEnvironment());
        await migrateDatabase(up.databaseUrl, up.isOwnDatabase);
      },
    },
    {
      title: 'Demo data',
      skip: () => {
        if (!up.isOwnDatabase) return 'Demo data: not in a database that is yours';
        return up.state.demo === 'loaded' && 'Demo data: loaded before';
      },
      task: () => loadDemo(up.databaseUrl, up.state),
    },
    {
      title: 'Build',
      task: async (_, task) => {
        const build = nextBuild(up.state.secrets.actions);
        if (build.isCurrent()) {
          task.title = 'Build: unchanged';
          return;
        }
        task.title = 'Build (about a minute)';
        const child = await build.start();
        await up.running.add(child, 'SIGTERM', 5_000);
        await build.finish(child);
      },
    },
    {
      title: 'Web server',
      task: async () => {
        up.app = await startApp(up.port, up.appEnvironment());
        up.remember('app', up.app);
        await up.running.add(up.app, 'SIGTERM', drainMs);
        await untilAnswering(up.app, up.port);
      },
    },
    {
      title: 'Worker',
      task: async () => {
        const start = async () => {
          const worker = await startWorker(up.workerEnvironment());
          up.remember('worker', worker);
          await up.running.add(worker, 'SIGTERM', drainMs);
          return worker;
        };
        void keepWorking(await start(), up.running, start);
      },
    },
    {
      title: 'Doctor',
      task: async () => {
        const findings = await examine({ asked: 'tool' });
        const serious = findings.filter(({ level }) => isAtLeast(level, 'warning'));
        up.warnings.push(...serious.map(findingLine));
      },
    },
  ];
}

const noRedis =
  "There is no Redis on this machine and Debian's package could not be fetched: SimLane runs with memory stores. " +
  'Everything works, but nothing is shared between instances or kept over a restart, and sessions live in Postgres alone. ' +
  'Install redis-server or valkey-server (6.2 or later), or set REDIS_URL, and start again.';

async function bringPostgres(up: Up): Promise<number> {
  const user = serviceUser();
  const start = async (port?: number) => {
    const started = await startPostgres({
      folder: postgresFolder(up.state.id, user),
      log: path.join(logFolder, 'postgres.log'),
      password: up.state.passwords.postgres,
      preferredPort: port,
      durable: true,
      user,
    });
    await up.running.add(started.child, 'SIGINT', 30_000);
    return started;
  };
  const { child, port, adminUrl } = await start(up.state.postgresPort);
  up.state.postgresPort = port;
  writeState(up.state);
  up.databaseUrl = await prepareDatabase(adminUrl, up.state);
  void keepAlive('Postgres', port, child, up.running, async () => (await start(port)).child);
  return port;
}

async function bringRedis(up: Up, binary: RedisBinary): Promise<number> {
  const start = async (port?: number) => {
    const started = await startRedis({
      binary,
      folder: path.join(stateFolder, 'redis'),
      log: path.join(logFolder, 'redis.log'),
      preferredPort: port,
      durable: true,
      keyPrefix: up.given.keyPrefix ?? 'sl',
      users: { app: up.state.passwords.redis, maintenance: up.state.passwords.maintenance },
    });
    await up.running.add(started.child, 'SIGTERM', 20_000);
    return started;
  };
  const { child, port, ...addresses } = await start(up.state.redisPort);
  up.state.redisPort = port;
  writeState(up.state);
  up.redis = addresses;
  void keepAlive('Redis', port, child, up.running, async () => (await start(port)).child);
  return port;
}
