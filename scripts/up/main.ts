import { mkdirSync } from 'node:fs';
import { Listr } from 'listr2';
import { report } from '../failure.ts';
import { logFolder } from '../project.ts';
import { tail } from '../services/child.ts';
import { startGuard } from '../services/guard.ts';
import { readState } from '../state.ts';
import { takeLock } from './lock.ts';
import { trackRunning } from './running.ts';
import { appLog, requirePort, wantedPort } from './serve.ts';
import { stopStale } from './stale.ts';
import { upTasks } from './tasks.ts';
import { makeUp } from './up.ts';

// A signal reaches this process up to three times: from the terminal, from npm and from bootstrap.mjs.
const sameKeyPressMs = 700;

mkdirSync(logFolder, { recursive: true });
const say = (text: string) => process.stdout.write(`${text}\n`);
const guard = startGuard();
const running = trackRunning(guard);
let unlock: () => void = () => undefined;
let work: Promise<unknown> = Promise.resolve();
let stoppingSince = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
process.on('disconnect', () => void stop(0));
// A closed terminal must not end this process before it has stopped the others.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  const port = wantedPort();
  unlock = takeLock(port);
  const state = readState();
  await stopStale(state);
  await requirePort(port);
  const up = makeUp(port, state, running);
  const renderer = process.stdout.isTTY ? 'default' : 'simple';
  work = new Listr(upTasks(up), { registerSignalListeners: false, renderer, rendererOptions: rendererOptions() }).run();
  await work;
  for (const warning of up.warnings) say(`warning: ${warning}`);
  say(`ready on http://localhost:${port}`);
  say(accounts(up.isOwnDatabase, state.secrets.demo));
  void up.app?.exited.then((code) => {
    if (!running.isStopping) fail(new Error(`The web server ended by itself (${code ?? 'killed'}):\n${tail(appLog)}`));
  });
} catch (error) {
  if (!running.isStopping) fail(error);
}

function fail(error: unknown): void {
  process.stderr.write(`\n${error instanceof Error && error.name === 'Error' ? error.message : report(error)}\n`);
  void stop(1);
}

async function stop(code: number): Promise<void> {
  const now = Date.now();
  if (stoppingSince > 0) {
    if (code > 0 || now - stoppingSince < sameKeyPressMs) return;
    say('stopping at once');
    running.kill();
    unlock();
    guard.release();
    process.exit(130);
  }
  stoppingSince = now;
  if (code === 0) say('\nstopping … (again to force)');
  await running.stop();
  await Promise.race([work.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  await running.stop();
  unlock();
  guard.release();
  if (code === 0) say('stopped; all data is kept');
  process.exit(code);
}

function accounts(isDemo: boolean, password: string): string {
  if (!isDemo) return 'The first admin is made with: npm run admin -- create';
  return `accounts: admin, manager, member · password: ${password}`;
}

function rendererOptions() {
  return { showErrorMessage: false, collapseErrors: false, collapseSkips: false };
}
