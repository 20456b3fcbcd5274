import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, type Load, type ReadLoad } from './pressure.ts';

/**
 * Share of the time in which something is made. Whoever comes while a server renders for us waits for that: with readers
 * there, so few must that nineteen of twenty never notice.
 */
const quietShare = 0.3;
const readersShare = 0.05;
/** Health checks and scrapes are not people. */
const quietPerSecond = 1;
const leastPauseMs = 2;
const askEveryMs = 1_000;
const firstRetreatMs = 1_000;
const longestRetreatMs = 16_000;
/** So long in a row the site may be busy until the rest is left for another time. */
const patienceMs = 60_000;

/** When the next thing may be made. */
export class Pace {
  readonly #readLoad: ReadLoad;
  readonly signal: AbortSignal | undefined;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  /** Until it is known that nobody is there, somebody is. */
  #share = readersShare;

  constructor(readLoad: ReadLoad, signal?: AbortSignal) {
    this.#readLoad = readLoad;
    this.signal = signal;
  }

  /** Does something that readers may notice, and rests in proportion to how long it took. */
  async work<T>(fn: () => Promise<T>): Promise<T> {
    const begunAt = performance.now();
    try {
      return await fn();
    } finally {
      const workedMs = performance.now() - begunAt;
      await this.#sleep(Math.max(leastPauseMs, workedMs * (1 / this.#share - 1)));
    }
  }

  /** Waits while readers have to wait. False: they had to for a whole minute. */
  async mayGoOn(onBusy: () => void): Promise<boolean> {
    if (performance.now() - this.#askedAtMs < askEveryMs) return true;
    let retreatMs = firstRetreatMs;
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += retreatMs, retreatMs *= 2) {
      this.#askedAtMs = performance.now();
      const load = await this.#readLoad();
      this.#share = isQuiet(load) ? quietShare : readersShare;
      if (this.signal?.aborted || !load || !isBusy(load)) return true;
      onBusy();
      await this.#sleep(Math.min(retreatMs, longestRetreatMs));
    }
    return false;
  }

  async #sleep(ms: number): Promise<void> {
    await sleep(ms, undefined, this.signal ? { signal: this.signal } : {}).catch(() => undefined);
  }
}

function isQuiet(load: Load | null): boolean {
  return load?.visitsPerSecond != null && load.visitsPerSecond < quietPerSecond;
}
