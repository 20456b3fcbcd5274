import { AsyncLocalStorage } from 'node:async_hooks';

/** Lets a bounded number of tasks run at once; the others wait their turn. A task begun inside another needs no turn. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

export function createGate(width: number): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];
  // Else tasks that hold all turns would wait for ever for what they have begun themselves.
  const inside = new AsyncLocalStorage<true>();
  return async (task) => {
    if (inside.getStore()) return task();
    // A turn is handed over, not given back: whoever waits longest is next.
    if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await inside.run(true, task);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
