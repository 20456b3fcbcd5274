'use client';

import { useEffect, useState } from 'react';
import { type EventState, type EventTimes, stateOf, untilNextState } from '@/lib/events/state';
import classes from './event-state.module.css';

type LiveStateProps = {
  times: EventTimes;
  /** As the server saw it when it rendered. */
  initial: EventState;
  labels: Readonly<Record<EventState, string>>;
};

/** A page may stay open for days; timers beyond 24.8 days would go off at once. */
const longestSleepMs = 3_600_000;

/** What the event is now: the server's text first, then the browser's clock decides, also while the page stays open. */
export function LiveState({ times: { startsAt, endsAt, cancelled }, initial, labels }: LiveStateProps) {
  const [state, setState] = useState(initial);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const times = { startsAt, endsAt, cancelled };
      const nowMs = Date.now();
      setState(stateOf(times, nowMs));
      const aheadMs = untilNextState(times, nowMs);
      if (aheadMs !== null) timer = setTimeout(look, Math.min(aheadMs, longestSleepMs));
    };
    look();
    return () => clearTimeout(timer);
  }, [startsAt, endsAt, cancelled]);
  return (
    <span className={classes.state} data-state={state}>
      {labels[state]}
    </span>
  );
}
