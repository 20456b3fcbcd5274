import { setTimeout as pause } from 'node:timers/promises';
import { layers } from '../../../lib/cache/index.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { setSwitch } from '../../../lib/cache/switches.ts';
import { Failure } from '../../failure.ts';
import { Browser } from '../outage/browser.ts';

export type Side = 'cached' | 'uncached';

/** No prerendered file stands in for it. */
const probe = '/events?when=past';
const patienceMs = 10_000;

/**
 * Switches all layers but sessions on or off, as an operator does, and waits until every instance goes by it: a page is
 * then a hit everywhere, or is made for each request.
 */
export async function switchLayers(runtime: CacheRuntime, origins: readonly string[], side: Side): Promise<void> {
  for (const layer of layers) await setSwitch(runtime, layer, side === 'cached' ? 100 : 0);
  await Promise.all(origins.map((origin) => untilSwitched(origin, side)));
}

async function untilSwitched(origin: string, side: Side): Promise<void> {
  const visitor = new Browser(() => undefined);
  const giveUpMs = performance.now() + patienceMs;
  while (performance.now() < giveUpMs) {
    const [{ headers: first }, { headers: second }] = [
      await visitor.get(origin, probe),
      await visitor.get(origin, probe),
    ];
    const hits = [first, second].filter((headers) => headers.get('x-nextjs-cache') === 'HIT').length;
    if (side === 'cached' ? hits === 2 : hits === 0) return;
    await pause(50);
  }
  throw new Failure(`${origin} does not follow the switches.`, 'Can it reach its Redis? Its log says.');
}
