import type { Layer } from './layers.ts';
import type { CacheRuntime } from './runtime.ts';
import { percentOf } from './switches.ts';

/** What a read may trust now. `synced`: L1 and L2; `l1`: only what this process holds; `none`: go to Postgres. */
export type Trust = 'synced' | 'l1' | 'none';

/**
 * What may be trusted at the beginning of a read: with clocks synced within τ, everything, provided the relay has looked
 * into the outbox within Δ, and later than any write whose bump was lost. With Redis gone, L1, until the last sync is
 * older than τ + Δ or a reader must see something later.
 */
export async function trustNow(runtime: CacheRuntime): Promise<Trust> {
  const { mirror, options } = runtime;
  const isFresh = await mirror.ensureFresh();
  if (mirror.isBehindReader || isRelaySilent(runtime)) return 'none';
  if (isFresh) return 'synced';
  return mirror.position && mirror.ageMs <= options.tauMs + options.deltaMs ? 'l1' : 'none';
}

function isRelaySilent({ mirror, options }: CacheRuntime): boolean {
  if (!options.hasRelay) return false;
  if (mirror.relayNeededAtMs !== null) return true;
  const lagMs = mirror.relayLagMs();
  return lagMs === null || lagMs > options.deltaMs;
}

/** Switched off, for all keys or for this one, by the environment or at run time. */
export function isSwitchedOff(runtime: CacheRuntime, layer: Layer, key: string): boolean {
  if (runtime.options.off.includes(layer)) return true;
  const percent = runtime.mirror.switches[layer];
  return percent !== undefined && percentOf(key) >= percent;
}
