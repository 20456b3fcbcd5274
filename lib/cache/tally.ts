import { type Layer, layers } from './layers.ts';
import type { Reporter } from './reporter.ts';

export type LayerCounts = { hitsL1: number; hitsL2: number; misses: number; bypasses: number; fills: number };
export type Tally = Readonly<Record<Layer, Readonly<LayerCounts>>>;

/** Counts of this process since it began, kept from the reporter's events. */
export function createTally(reporter: Reporter): Tally {
  const none = (): LayerCounts => ({ hitsL1: 0, hitsL2: 0, misses: 0, bypasses: 0, fills: 0 });
  const counts = Object.fromEntries(layers.map((layer) => [layer, none()])) as Record<Layer, LayerCounts>;
  reporter.listen((event) => {
    if (event.type === 'hit') counts[event.layer][event.tier === 'l1' ? 'hitsL1' : 'hitsL2'] += 1;
    else if (event.type === 'miss') counts[event.layer].misses += 1;
    else if (event.type === 'bypass') counts[event.layer].bypasses += 1;
    else if (event.type === 'fill') counts[event.layer].fills += 1;
  });
  return counts;
}
