import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from './clock.ts';
import type { Instance } from './instance-process.ts';
import type { Visitors } from './visitors.ts';

const sliceMs = 200;

/**
 * Library processes read as often as visitors do, so that half of the reads are pages; where the machine serves too few
 * pages for the number of reads that a run promises, they make up for it.
 */
export async function runPace(
  o: { instances: readonly Instance[]; visitors: readonly Visitors[]; readsPerSecond: number },
  isOver: () => boolean,
): Promise<void> {
  let pages = 0;
  let lastMs = monotonicMs();
  while (!isOver()) {
    await pause(sliceMs);
    const nowMs = monotonicMs();
    const pagesNow = o.visitors.reduce((sum, { count }) => sum + count, 0);
    const passed = pagesNow - pages;
    const wanted = Math.max(passed, (o.readsPerSecond * (nowMs - lastMs)) / 1_000 - passed);
    pages = pagesNow;
    lastMs = nowMs;
    for (const instance of o.instances) instance.pace(Math.ceil(wanted / o.instances.length), sliceMs);
  }
}
