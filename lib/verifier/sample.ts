import { AsyncLocalStorage } from 'node:async_hooks';
import type { FoundEntry } from '../cache/entries.ts';
import { type CacheRuntime, cacheRuntime, type ReadSeen } from '../cache/runtime.ts';
import { log } from '../log/index.ts';
import { fieldOf } from '../metrics/counts.ts';
import { processCounts } from '../metrics/publish.ts';
import { verifyRead } from './verify.ts';
import { keepWrongRead } from './wrong-reads.ts';

const outsideRequests = AsyncLocalStorage.snapshot();
/** One at a time, and at most so often: each costs what a miss costs. */
const leastPauseMs = 200;

/**
 * Verifies a share of the answers that this process gives from its cache, behind them, from now on.
 *
 * @param share 0 to 1
 * @returns what ends that.
 */
export function verifySample(share: number, runtime: CacheRuntime = cacheRuntime()): () => void {
  let isBusy = false;
  let readyAtMs = 0;
  const observe = (read: ReadSeen) => {
    if (isBusy || !read.held || read.held.stale || Math.random() >= share || performance.now() < readyAtMs) return;
    isBusy = true;
    const held = read.held;
    outsideRequests(() => {
      // Not before what this request does now: nobody waits for a comparison.
      setImmediate(async () => {
        await verifyOne({ ...read, held }, runtime);
        readyAtMs = performance.now() + leastPauseMs;
        isBusy = false;
      });
    });
  };
  if (share > 0) runtime.observers.add(observe);
  return () => runtime.observers.delete(observe);
}

async function verifyOne(read: ReadSeen & { held: FoundEntry<unknown> }, runtime: CacheRuntime): Promise<void> {
  try {
    const verdict = await verifyRead(read, runtime);
    processCounts()?.add('total', fieldOf('verified', verdict.result));
    if (verdict.result === 'wrong') await keepWrongRead(verdict, runtime);
  } catch (err) {
    // Postgres away, say: nothing was learnt, and whoever reads tells of it.
    log.debug({ err, name: read.name }, 'an answer could not be verified');
  }
}
