import { createRequire } from 'node:module';
import { log } from '../../log/index.ts';

/**
 * Next remembers the lifetime of every path it has served in a static map that never shrinks. The handler returns the
 * lifetime with each entry, so what the map forgets is read again: it is replaced by one that drops its oldest.
 * Internal to Next, hence the guards: where it has moved, a warning, and the map grows as Next means it to.
 */
const internalModule = 'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js';
export const maxRememberedPaths = 10_000;

class CappedMap<K, V> extends Map<K, V> {
  override set(key: K, value: V): this {
    if (this.size >= maxRememberedPaths && !this.has(key)) {
      for (const oldest of this.keys()) {
        this.delete(oldest);
        break;
      }
    }
    return super.set(key, value);
  }
}

type Holder = { cacheControls?: unknown };

export function capRememberedCacheControls(): void {
  const holder = findHolder();
  if (holder === null || !(holder.cacheControls instanceof Map)) {
    log.warn({ internalModule }, 'Next keeps its route lifetimes elsewhere now: its map of served paths is not capped');
    return;
  }
  if (holder.cacheControls instanceof CappedMap) return;
  const capped = new CappedMap<unknown, unknown>();
  for (const [path, lifetime] of holder.cacheControls) capped.set(path, lifetime);
  holder.cacheControls = capped;
}

/** Next's map of the paths it has served; null where it has moved. */
export function rememberedCacheControls(): Map<unknown, unknown> | null {
  const holder = findHolder();
  return holder?.cacheControls instanceof Map ? holder.cacheControls : null;
}

function findHolder(): Holder | null {
  try {
    const loaded: unknown = createRequire(import.meta.url)(internalModule);
    return (loaded as { SharedCacheControls?: Holder }).SharedCacheControls ?? null;
  } catch {
    return null;
  }
}
