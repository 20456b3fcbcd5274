import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace.ts';
import type { Load } from './pressure.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** What it slept, without sleeping. */
const slept: number[] = [];
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    slept.push(ms);
    vi.advanceTimersByTime(ms);
  },
}));
beforeEach(() => {
  slept.length = 0;
});

const calm: Load = { visitsPerSecond: 0, loopDelayMs: 20, lookupP95Ms: 1 };
const work = (pace: Pace, ms: number) => pace.work(async () => void vi.advanceTimersByTime(ms));

async function shareOfWork(load: Load | null): Promise<number> {
  const pace = new Pace(async () => load);
  await pace.mayGoOn(() => undefined);
  await work(pace, 100);
  return 100 / (100 + (slept.at(-1) ?? 0));
}

test('it works less than a third of the time where nobody is, and a twentieth where somebody is or may be', async () => {
  expect(await shareOfWork(calm)).toBeCloseTo(0.3);
  for (const load of [{ ...calm, visitsPerSecond: 2 }, { ...calm, visitsPerSecond: null }, null])
    expect(await shareOfWork(load)).toBeCloseTo(0.05);
});

test('it rests after what failed, too', async () => {
  const pace = new Pace(async () => calm);
  const failing = pace.work(async () => {
    vi.advanceTimersByTime(100);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(slept.at(-1)).toBeGreaterThan(200);
});

test('it waits while readers have to, longer each time, and goes on when they do not', async () => {
  const loads = [{ ...calm, loopDelayMs: 900 }, { ...calm, lookupP95Ms: 200 }, calm];
  let told = 0;
  const pace = new Pace(async () => loads.shift() ?? calm);
  expect(
    await pace.mayGoOn(() => {
      told += 1;
    }),
  ).toBe(true);
  expect(told).toBe(2);
  expect(slept).toEqual([1_000, 2_000]);
});

test('after a minute of that it leaves the rest', async () => {
  const pace = new Pace(async () => ({ ...calm, loopDelayMs: 900 }));
  expect(await pace.mayGoOn(() => undefined)).toBe(false);
  expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(70_000);
});

test('it looks at the load once a second at most', async () => {
  let looked = 0;
  const pace = new Pace(async () => {
    looked += 1;
    return calm;
  });
  for (let n = 0; n < 50; n += 1) {
    await pace.mayGoOn(() => undefined);
    vi.advanceTimersByTime(100);
  }
  expect(looked).toBe(5);
});
