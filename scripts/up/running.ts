import { type Child, killGroup } from '../services/child.ts';
import type { Guard } from '../services/guard.ts';

export type Running = {
  readonly isStopping: boolean;
  /** Makes the process one of those that stop with `up`; at once, when `up` is stopping already. */
  add(child: Child, signal: NodeJS.Signals, waitMs: number): Promise<void>;
  /** Stops all, the latest first. May be called again for what was added meanwhile. */
  stop(): Promise<void>;
  /** Kills all without waiting for anything to be finished. */
  kill(): void;
};

export function trackRunning(guard: Guard): Running {
  const entries: { child: Child; signal: NodeJS.Signals; waitMs: number }[] = [];
  let isStopping = false;
  return {
    get isStopping() {
      return isStopping;
    },
    async add(child, signal, waitMs) {
      guard.watch(child, signal, waitMs);
      entries.push({ child, signal, waitMs });
      if (isStopping) await child.stop(signal, waitMs);
    },
    async stop() {
      isStopping = true;
      for (const { child, signal, waitMs } of entries.toReversed()) await child.stop(signal, waitMs);
    },
    kill() {
      isStopping = true;
      for (const { child } of entries) if (child.isRunning()) killGroup(child.pid);
    },
  };
}
