import type { Viewer } from './viewer.ts';

/** What Redis holds for a session: what every page needs, and nothing that must not lie in a shared store. */
export type SessionRecord = {
  viewer: Viewer;
  /** Postgres' expiry when the record was made, ms since 1970. */
  durableUntilMs: number;
  /** The key of the user's own cache entries: so they are read without SQL. The record itself is sealed. */
  personalKey: Buffer | null;
};

export const dayMs = 24 * 60 * 60 * 1000;

/** Postgres keeps a day more than Redis: its expiry moves only once a day. */
export function durableExpiry(nowMs: number, sessionDays: number): Date {
  return new Date(nowMs + (sessionDays + 1) * dayMs);
}

/** Whether Postgres' expiry is due to be moved: at most once a day. */
export function isExtensionDue(record: SessionRecord, nowMs: number, sessionDays: number): boolean {
  return record.durableUntilMs - nowMs < sessionDays * dayMs;
}
