import { AsyncLocalStorage } from 'node:async_hooks';

const slot = Symbol.for('simlane.cache-recompute');
const shared: typeof globalThis & { [slot]?: AsyncLocalStorage<true> } = globalThis;

/** One for the process: the module may be loaded more than once. */
function recomputing(): AsyncLocalStorage<true> {
  shared[slot] ??= new AsyncLocalStorage<true>();
  return shared[slot];
}

export const isRecomputing = (): boolean => recomputing().getStore() === true;

/** Runs `fn` with all reads inside it past the cache: neither read from it nor stored. */
export function recompute<T>(fn: () => Promise<T>): Promise<T> {
  return recomputing().run(true, fn);
}
