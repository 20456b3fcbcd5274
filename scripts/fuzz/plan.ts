/** What a run is asked to do. */
export type Plan = {
  seconds: number;
  instances: number;
  /** Half of the instances are `next start` of the built app; else all are library processes. */
  http: boolean;
  naive: boolean;
  chaos: boolean;
  relayDown: boolean;
  seed: number;
  tauMs: number;
  deltaMs: number;
};

/** How long a write from outside the app may stay unseen. */
export const outsideBoundMs = ({ tauMs, deltaMs }: Plan): number => tauMs + deltaMs;

/** Promised of 60 s. */
export const readsPerMinute = 50_000;
export const mostBypassed = 0.2;
