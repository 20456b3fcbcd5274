import { processIdentity } from '../services/process-identity.ts';
import { type State, writeState } from '../state.ts';
import { drainMs } from './serve.ts';

/** Stops the web server of an `up` that crashed, unless its guardian was quicker. */
export async function stopStaleApp(state: State): Promise<void> {
  const stale = state.app;
  if (!stale) return;
  const isRunning = () => stale.identity !== '' && processIdentity(stale.pid) === stale.identity;
  if (isRunning()) process.kill(stale.pid, 'SIGTERM');
  const deadline = Date.now() + drainMs;
  while (isRunning()) {
    if (Date.now() > deadline) process.kill(stale.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  delete state.app;
  writeState(state);
}
