import { cacheRuntime } from '../cache/index.ts';

const minuteMs = 60_000;
export const historySteps = {
  /** The last two hours, by the minute. */
  minute: { stepMs: minuteMs, steps: 120 },
  /** The last 26 hours, by five minutes. */
  fiveMinutes: { stepMs: 5 * minuteMs, steps: 312 },
} as const;
export type HistoryStep = keyof typeof historySteps;

const dayMs = 24 * 60 * minuteMs;
const daySeconds = 86_400;

/** Seconds after which what nobody adds to is forgotten. */
export const lifeSeconds = {
  totals: 400 * daySeconds,
  day: 3 * daySeconds,
  minute: (historySteps.minute.stepMs * (historySteps.minute.steps + 2)) / 1_000,
  fiveMinutes: (historySteps.fiveMinutes.stepMs * (historySteps.fiveMinutes.steps + 2)) / 1_000,
  instances: 3_600,
  census: daySeconds,
} as const;

/** Keys of what is counted, under one hash tag: in a cluster they are on one node, and one script reaches them. */
export function metricKeys(keyPrefix = cacheRuntime().keyPrefix) {
  const prefix = `${keyPrefix}:{metrics}`;
  return {
    marker: (id: string) => `${prefix}:added:${id}`,
    totals: `${prefix}:totals`,
    routes: `${prefix}:routes`,
    instances: `${prefix}:instances`,
    wrongReads: `${prefix}:wrong`,
    census: `${prefix}:census`,
    history: (step: HistoryStep, atMs: number) => `${prefix}:${step}:${Math.floor(atMs / historySteps[step].stepMs)}`,
    names: (atMs: number) => `${prefix}:names:${Math.floor(atMs / dayMs)}`,
    bumpedTags: (atMs: number) => `${prefix}:bumped:${Math.floor(atMs / dayMs)}`,
    endingTags: (atMs: number) => `${prefix}:ending:${Math.floor(atMs / dayMs)}`,
    slowFills: (atMs: number) => `${prefix}:slow:${Math.floor(atMs / dayMs)}`,
  };
}
export const dayBeforeMs = (atMs: number): number => atMs - dayMs;
