import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type Child, killGroup } from './child.ts';

/** A process made by `fork`, detached, as one that can be stopped like the others. */
export function asChild(forked: ChildProcess): Child {
  const pid = forked.pid ?? 0;
  const isRunning = () => forked.exitCode === null && forked.signalCode === null;
  const exited = once(forked, 'exit').then(([code]) => code as number | null);
  return {
    pid,
    exited,
    isRunning,
    async stop(signal, waitMs) {
      if (!isRunning()) return;
      // A stopped process does not hear of its end.
      forked.kill('SIGCONT');
      forked.kill(signal);
      const timer = setTimeout(() => killGroup(pid), waitMs);
      await exited;
      clearTimeout(timer);
    },
  };
}
