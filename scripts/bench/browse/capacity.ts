import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { viewsOf } from './figures.ts';
import { type Side, switchLayers } from './layers-switched.ts';
import type { LoadOptions, LoadResult } from './load.ts';
import { rounded, timesOf } from './statistics.ts';
import { findUsersHeld } from './users-held.ts';

export type Crowd = 'visitors' | 'mix';
export type Capacity = {
  users: number;
  /** Of the largest number that was held. */
  p95: number;
  pagesPerSecond: number;
  /** Of whole views, as the generator saw them. */
  hitRatio: number | null;
  generatorCpu: number;
  tried: Attempt[];
};
/** `p95`: NaN where nothing was answered. */
type Attempt = {
  users: number;
  p95: number;
  requests: number;
  failed: number;
  hitRatio: number | null;
  error?: string;
};
export type CapacityOptions = { boundMs: number; seconds: number; thinkDivisor: number };
type Play = (options: LoadOptions) => Promise<LoadResult>;

const meanThinkMs = 8_000;
/** Enough to keep every core busy. */
const saturatingUsers = 24;

/** How many are held, on this side, before p95 exceeds the bound or a request fails. */
export async function measureCapacity(
  play: Play,
  crowd: Crowd,
  { boundMs, seconds, thinkDivisor }: CapacityOptions,
): Promise<Capacity> {
  let from = 0;
  const run = (users: number, thinks: boolean, forSeconds: number) => {
    // Not the sessions of the last attempt again.
    from += 97;
    const load = { leadSeconds: thinks ? 3 : 1, seconds: forSeconds, from, users: split(users, crowd) };
    return play({ ...load, thinkDivisor: thinks ? thinkDivisor : null });
  };
  const saturated = await run(saturatingUsers, false, 4);
  const guess = (0.8 * saturated.pages.length * meanThinkMs) / (saturated.seconds * thinkDivisor * 1_000);
  const tried: Attempt[] = [];
  let best: Omit<Capacity, 'tried'> = { users: 0, p95: 0, pagesPerSecond: 0, hitRatio: null, generatorCpu: 0 };
  const { users } = await findUsersHeld(async (count) => {
    const load = await run(count, true, seconds);
    const { p95 } = timesOf(load.pages.map(({ ms }) => ms));
    const { ratio: hitRatio } = viewsOf(load.pages);
    const [error] = load.errors;
    tried.push({ users: count, p95, requests: load.requests, failed: load.failed, hitRatio, ...(error && { error }) });
    const isHeld = load.failed === 0 && p95 <= boundMs;
    if (isHeld && count > best.users) {
      const pagesPerSecond = rounded(load.pages.length / load.seconds, 1);
      best = { users: count, p95, pagesPerSecond, hitRatio, generatorCpu: rounded(load.cpuShare, 2) };
    }
    return isHeld;
  }, guess);
  return { ...best, users, tried };
}

/** Both sides, one after the other. */
export async function measureBoth(
  o: { play: Play; runtime: CacheRuntime; origins: readonly string[]; settle: (side: Side) => Promise<unknown> },
  crowd: Crowd,
  options: CapacityOptions,
): Promise<Record<Side, Capacity>> {
  const on = async (side: Side) => {
    await switchLayers(o.runtime, o.origins, side);
    await o.settle(side);
    return measureCapacity(o.play, crowd, options);
  };
  return { uncached: await on('uncached'), cached: await on('cached') };
}

export function split(users: number, crowd: Crowd): { visitors: number; members: number } {
  const members = crowd === 'mix' ? Math.round(users * 0.2) : 0;
  return { visitors: users - members, members };
}
