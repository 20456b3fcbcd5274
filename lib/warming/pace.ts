import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, type ReadLoad } from './pressure.ts';

/** Share of the time in which something is made: readers come first, so it rests more than twice as long as it works. */
const dutyShare = 0.3;
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
      await this.#sleep(Math.max(leastPauseMs, workedMs * (1 / dutyShare - 1)));
    }
  }

  /** Waits while readers have to wait. False: they had to for a whole minute. */
  async mayGoOn(onBusy: () => void): Promise<boolean> {
    if (performance.now() - this.#askedAtMs < askEveryMs) return true;
    let retreatMs = firstRetreatMs;
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += retreatMs, retreatMs *= 2) {
      this.#askedAtMs = performance.now();
      const load = await this.#readLoad();
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
