import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Child } from './child.ts';

export type Order =
  | { do: 'watch'; pid: number; signal: NodeJS.Signals; waitMs: number }
  | { do: 'forget'; pid: number }
  | { do: 'remove'; folder: string }
  | { do: 'release' };

export type Guard = {
  /** Stops this process, after those watched later, should the present one die; forgets it when it ends. */
  watch(child: Child, signal: NodeJS.Signals, waitMs: number): void;
  /** Removes this folder, last of all, should the present process die. */
  removes(folder: string): void;
  /** Everything is stopped and removed: the guardian may go. */
  release(): void;
};

export function startGuard(): Guard {
  const guardian = spawn(process.execPath, [fileURLToPath(new URL('guardian.ts', import.meta.url))], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guardian.unref();
  // It can only be gone when somebody killed it: then there is nobody to tell.
  guardian.stdin.on('error', () => undefined);
  const order = (o: Order) => guardian.stdin.write(`${JSON.stringify(o)}\n`);
  return {
    watch(child, signal, waitMs) {
      order({ do: 'watch', pid: child.pid, signal, waitMs });
      child.exited.then(() => order({ do: 'forget', pid: child.pid }));
    },
    removes: (folder) => order({ do: 'remove', folder }),
    release: () => order({ do: 'release' }),
  };
}
