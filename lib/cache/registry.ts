import type { CacheArg } from './keys.ts';
import type { Layer } from './layers.ts';

export type RegisteredRead = (...args: readonly CacheArg[]) => Promise<unknown>;

const slot = Symbol.for('simlane.cache-reads');
const shared: typeof globalThis & { [slot]?: Map<string, RegisteredRead> } = globalThis;

function reads(): Map<string, RegisteredRead> {
  shared[slot] ??= new Map();
  return shared[slot];
}

/** Makes a cached read known by its name, so that warming and verifying can call what readers call. */
export function registerRead(layer: Layer, name: string, read: RegisteredRead): void {
  reads().set(`${layer}:${name}`, read);
}

/** A read whose module is loaded; undefined for names that are not, or no longer, in the code. */
export function registeredRead(layer: Layer, name: string): RegisteredRead | undefined {
  return reads().get(`${layer}:${name}`);
}
