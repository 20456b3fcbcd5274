import path from 'node:path';
import { Failure } from '../failure.ts';
import { logFolder, nextBinary, root } from '../project.ts';
import { type Child, startChild, tail } from '../services/child.ts';
import { portProblem } from '../services/ports.ts';

export const appLog = path.join(logFolder, 'app.log');

/** Milliseconds an instance has to finish the requests it is answering. */
export const drainMs = 15_000;

/** The port from the environment, checked for form. */
export function wantedPort(): number {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`PORT is "${text}", which is no port`, 'Choose a number from 1024 to 65535: PORT=3100 npm run up');
}

export async function requirePort(port: number): Promise<void> {
  const problem = await portProblem(port);
  if (problem === null) return;
  if (problem === 'EACCES') {
    throw new Failure(`Port ${port} is reserved for root`, 'Choose one above 1023: PORT=3100 npm run up');
  }
  throw new Failure(
    `Port ${port} is taken by another program${problem === 'EADDRINUSE' ? '' : ` (${problem})`}`,
    `Stop that program, or choose another port: PORT=${port === 3100 ? 3200 : 3100} npm run up`,
  );
}

export function startApp(port: number, env: Readonly<Record<string, string>>): Promise<Child> {
  return startChild(process.execPath, [nextBinary, 'start', '-p', String(port)], {
    log: appLog,
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
}

export function startWorker(env: Readonly<Record<string, string>>): Promise<Child> {
  return startChild(process.execPath, [path.join(root, 'scripts/worker.ts')], {
    log: path.join(logFolder, 'worker.log'),
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
  });
}

/** Waits until the app answers its health check; throws when it ends first, or takes a minute. */
export async function untilAnswering(app: Child, port: number, log = appLog): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (app.isRunning() && Date.now() < deadline) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.status < 500) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Failure(`The app does not answer on port ${port}:\n${tail(log)}`, `The whole log is ${log}.`);
}
