import { type EventTimes, untilNextState } from './state.ts';

/** Shorter than a second nothing is kept: a stored page can't be, so a change of state shows at most this much late. */
const shortestMs = 1_000;

/**
 * Milliseconds until something that shows states changes by itself; null if it never will. Decision 0080 says why.
 * `alsoMs`: further instants that count, in milliseconds from now.
 */
export function untilNextChange(shown: readonly EventTimes[], alsoMs: readonly (number | null)[] = []): number | null {
  const nowMs = Date.now();
  const changes = [...shown.map((times) => untilNextState(times, nowMs)), ...alsoMs].filter((ms) => ms !== null);
  return changes.length === 0 ? null : Math.max(shortestMs, Math.min(...changes));
}
