export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Times of the demo data: all are counted from the start (UTC) of the day it is loaded. */
export type Calendar = {
  today: Date;
  /** `days` may be negative or a fraction. */
  day(days: number, hour?: number): Date;
};

export function createCalendar(now: Date): Calendar {
  const today = new Date(Math.floor(now.getTime() / dayMs) * dayMs);
  return { today, day: (days, hour = 0) => new Date(today.getTime() + days * dayMs + hour * hourMs) };
}

export const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
