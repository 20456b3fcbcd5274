import { registeredRead } from '../cache/registry.ts';
import { type CacheRuntime, cacheRuntime, type ReadSeen } from '../cache/runtime.ts';
import type { PopularRead } from '../popularity/observe.ts';

/**
 * Calls a read as its readers do, and tells how it was answered. Null where no read of this name is loaded: it is no
 * longer in the code, or its module was not asked for (`loadAllReads`).
 */
export async function seeRead(
  { layer, name, args }: PopularRead,
  runtime: CacheRuntime = cacheRuntime(),
): Promise<ReadSeen | null> {
  const read = registeredRead(layer, name);
  if (!read) return null;
  let seen: ReadSeen | null = null;
  const observe = (each: ReadSeen) => {
    // Reads inside it are seen before it.
    if (each.layer === layer && each.name === name) seen = each;
  };
  runtime.observers.add(observe);
  try {
    await read(...args);
  } finally {
    runtime.observers.delete(observe);
  }
  return seen;
}
