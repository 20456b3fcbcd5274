/** What an event is at a moment. Derived, never stored; `cancelled` is the organiser's word and outlasts the clock. */
export const eventStates = ['open', 'running', 'over', 'cancelled'] as const;
export type EventState = (typeof eventStates)[number];
/** ISO 8601, UTC. */
export type EventTimes = { readonly startsAt: string; readonly endsAt: string; readonly cancelled: boolean };

/** It runs from its first instant on and is over at its last: the bounds of the lists' `where`. */
export function stateOf({ startsAt, endsAt, cancelled }: EventTimes, nowMs: number): EventState {
  if (cancelled) return 'cancelled';
  if (nowMs < Date.parse(startsAt)) return 'open';
  return nowMs < Date.parse(endsAt) ? 'running' : 'over';
}

/** Milliseconds until the state changes by itself; null if it never will. */
export function untilNextState({ startsAt, endsAt, cancelled }: EventTimes, nowMs: number): number | null {
  if (cancelled) return null;
  const ahead = [startsAt, endsAt].map((iso) => Date.parse(iso) - nowMs).filter((ms) => ms > 0);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** On this machine's clock. */
export function stateNow(times: EventTimes): EventState {
  return stateOf(times, Date.now());
}
