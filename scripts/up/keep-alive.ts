import type { Child } from '../services/child.ts';
import { isPortFree } from '../services/ports.ts';
import type { Running } from './running.ts';

/** Milliseconds between attempts to bring a service back that ended by itself. */
const pauseMs = 5_000;

/** Starts a service again on its port whenever it ends without `up` having asked for it. */
export function keepAlive(
  name: string,
  port: number,
  first: Child,
  running: Running,
  restart: () => Promise<Child>,
): Promise<void> {
  return keepRunning(name, first, running, async () => ((await isPortFree(port, '127.0.0.1')) ? restart() : null));
}

/** The same for the worker, which has no port. */
export function keepWorking(first: Child, running: Running, restart: () => Promise<Child>): Promise<void> {
  return keepRunning('The worker', first, running, restart);
}

/** `restart` answers null when it can't be started yet. */
async function keepRunning(
  name: string,
  first: Child,
  running: Running,
  restart: () => Promise<Child | null>,
): Promise<void> {
  for (let child = first; ; ) {
    await child.exited;
    if (running.isStopping) return;
    process.stdout.write(`${name} ended by itself; starting it again in ${pauseMs / 1000} s\n`);
    for (let next: Child | null = null; next === null; ) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (running.isStopping) return;
      try {
        next = await restart();
      } catch (error) {
        process.stdout.write(`${name} did not start: ${error instanceof Error ? error.message : String(error)}\n`);
      }
      if (!next) continue;
      child = next;
      process.stdout.write(`${name} is back\n`);
    }
  }
}
