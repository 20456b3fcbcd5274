import { nextBinary, root } from '../project.ts';
import { type Child, startChild } from '../services/child.ts';
import { freePort } from '../services/ports.ts';
import type { Running } from '../up/running.ts';
import { untilAnswering } from '../up/serve.ts';

export type Instance = { url: string; child: Child };

/** One `next start` of the built tree on a free loopback port. */
export async function startInstance(o: {
  log: string;
  env: NodeJS.ProcessEnv;
  running: Running;
  execArgv?: readonly string[];
}): Promise<Instance> {
  const port = await freePort();
  const child = await startChild(
    process.execPath,
    [...(o.execArgv ?? []), nextBinary, 'start', '-p', String(port), '-H', '127.0.0.1'],
    {
      log: o.log,
      cwd: root,
      env: { ...o.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    },
  );
  await o.running.add(child, 'SIGTERM', 10_000);
  await untilAnswering(child, port, o.log);
  return { url: `http://127.0.0.1:${port}`, child };
}
