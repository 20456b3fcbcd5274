import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../../failure.ts';
import { logFolder, nextBinary, root, stateFolder } from '../../project.ts';
import { startChild } from '../../services/child.ts';
import type { Guard } from '../../services/guard.ts';
import { freePort } from '../../services/ports.ts';
import { startRedis } from '../../services/redis.ts';
import { redisBinary } from '../../services/redis-binary.ts';
import { serviceUser } from '../../services/service-user.ts';
import { environment, makeFolder } from '../../test/test-bench.ts';
import type { Running } from '../../up/running.ts';
import { untilAnswering } from '../../up/serve.ts';
import type { Variant } from './variants.ts';

export type Stage = {
  /** Serves the app with a handler, on a Redis of its own; resolves when it answers. */
  serve(variant: Variant): Promise<string>;
};

const run = promisify(execFile);
/** Where the app is built: the handlers of others are installed beside it, not among the project's packages. */
export const appFolder = path.join(stateFolder, 'bench-handler');

export async function setStage(guard: Guard, running: Running): Promise<Stage> {
  const folder = makeFolder(serviceUser());
  guard.removes(folder);
  mkdirSync(logFolder, { recursive: true });
  const binary = await redisBinary((text) => process.stderr.write(`${text} …\n`));
  if (!binary) throw new Failure('No Redis could be installed', 'Install redis-server or valkey-server.');
  cpSync(path.join(root, 'tests/fixtures/bench-app'), appFolder, { recursive: true });
  await install();
  process.stderr.write('building the app of the benchmark …\n');
  const secret = randomBytes(32).toString('hex');
  const env = { ...environment('', ''), NODE_ENV: 'production' as const, BENCH_ROOT: root, SIMLANE_SECRET: secret };
  await run(process.execPath, [nextBinary, 'build', appFolder], { env });
  return {
    async serve({ name, handler, env: extra }) {
      const options = { binary, durable: false, users: null, folder: path.join(folder, name) };
      const redis = await startRedis({ ...options, log: path.join(folder, `${name}.log`) });
      await running.add(redis.child, 'SIGTERM', 10_000);
      const port = await freePort();
      const log = path.join(logFolder, `bench-handler-${name}.log`);
      const child = await startChild(
        process.execPath,
        [nextBinary, 'start', '-p', String(port), '-H', '127.0.0.1', appFolder],
        { log, cwd: root, env: { ...env, ...extra, REDIS_URL: redis.url, BENCH_HANDLER: handler ?? '' } },
      );
      await running.add(child, 'SIGTERM', 10_000);
      await untilAnswering(child, port, log);
      return `http://127.0.0.1:${port}`;
    },
  };
}

async function install(): Promise<void> {
  process.stderr.write('installing the handlers of others …\n');
  // Next and the Redis clients they ask for are the project's own, or named beside them.
  const options = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--no-package-lock'];
  try {
    await run('npm', options, { cwd: appFolder });
  } catch (error) {
    throw new Failure('The handlers to compare with could not be installed', String(error));
  }
}
