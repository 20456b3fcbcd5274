import type { Child } from '../services/child.ts';
import { isPortFree } from '../services/ports.ts';
import type { Running } from './running.ts';

/** Milliseconds between attempts to bring a service back that ended by itself. */
const pauseMs = 5_000;

/** Starts a service again on its port whenever it ends without `up` having asked for it. */
export async function keepAlive(
  name: string,
  port: number,
  first: Child,
  running: Running,
  restart: () => Promise<Child>,
): Promise<void> {
  for (let child = first; ; ) {
    await child.exited;
    if (running.isStopping) return;
    process.stdout.write(`${name} ended by itself; starting it again in ${pauseMs / 1000} s\n`);
    for (let isBack = false; !isBack; ) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (running.isStopping) return;
      if (!(await isPortFree(port, '127.0.0.1'))) continue;
      try {
        child = await restart();
        isBack = true;
        process.stdout.write(`${name} is back\n`);
      } catch (error) {
        process.stdout.write(`${name} did not start: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}
