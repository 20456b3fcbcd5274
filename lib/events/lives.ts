import { type Duration, minutes, seconds } from '../cache/index.ts';
import { type EventTimes, untilNextState } from './state.ts';

/** Shorter than a second nothing is kept: a stored page can't be, so a change of state shows at most this much late. */
const shortest = seconds(1);

/**
 * How long something that shows states may be kept: `longest`, or until the first of them changes. Decision 0080 says why.
 * `alsoMs`: further instants that count, in milliseconds from now.
 */
export function untilBoundary(
  shown: readonly EventTimes[],
  longest: Duration = minutes(5),
  alsoMs: readonly (number | null)[] = [],
): Duration {
  const nowMs = Date.now();
  const boundaries = [...shown.map((times) => untilNextState(times, nowMs)), ...alsoMs].filter((ms) => ms !== null);
  return Math.max(shortest, Math.min(longest, ...boundaries)) as Duration;
}
