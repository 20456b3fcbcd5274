import type { Layer } from './layers.ts';
import type { CacheRuntime } from './runtime.ts';

/**
 * Switches a layer off (0), on (100) or on for a share of its keys, on every instance with its next sync. It stops reads
 * and fills, never invalidation.
 */
export async function setSwitch(runtime: CacheRuntime, layer: Layer, percent: number): Promise<void> {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new RangeError('percent must be 0 to 100');
  await runtime.clocks.setSwitch(layer, percent);
}

/** 0 to 99, evenly over keys and the same on every instance: keys end in a keyed hash. */
export function percentOf(key: string): number {
  const share = Number.parseInt(key.slice(-8), 16);
  return Number.isNaN(share) ? 0 : share % 100;
}
