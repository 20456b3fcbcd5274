import { processIdentity } from '../services/process-identity.ts';
import { type StartedProcess, type State, writeState } from '../state.ts';
import { drainMs } from './serve.ts';

/** Stops the web server and the worker of an `up` that crashed, unless its guardian was quicker. */
export async function stopStale(state: State): Promise<void> {
  const stale = [state.app, state.worker].filter((each) => each !== undefined);
  if (stale.length === 0) return;
  await Promise.all(stale.map(stop));
  delete state.app;
  delete state.worker;
  writeState(state);
}

async function stop({ pid, identity }: StartedProcess): Promise<void> {
  const isRunning = () => identity !== '' && processIdentity(pid) === identity;
  if (isRunning()) process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + drainMs;
  while (isRunning()) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
