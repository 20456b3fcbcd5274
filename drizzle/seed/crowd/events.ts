import { hourMs, later } from '../calendar.ts';
import { classRowsOf, type EventRows, makeEvent, type RaceEvent } from '../events.ts';
import type { Catalogue, ClubWithPeople, Source } from '../world.ts';
import { type Format, planEvent } from './event-plans.ts';
import type { Size } from './sizes.ts';
import { sourceOf } from './source.ts';

export type CrowdEvent = { source: Source; event: RaceEvent; format: Format };
export type CrowdEvents = {
  /** How many are over; those ahead follow. */
  over: number;
  count: number;
  at(index: number): CrowdEvent;
};

const daysBack = 545;
const daysAhead = 40;

/** Nine of ten are over. Any of them is made anew whenever it is asked for. */
export function makeCrowdEvents(
  source: Source,
  size: Size,
  known: { events: number; clubs: readonly ClubWithPeople[]; catalogue: Catalogue },
): CrowdEvents {
  const count = size.events - known.events;
  const over = Math.round(count * 0.9);
  const at = (index: number): CrowdEvent => {
    const own = sourceOf(source, 'events', index);
    const state = index < over ? ('over' as const) : ('ahead' as const);
    const day =
      state === 'over'
        ? -daysBack + Math.floor((index / over) * (daysBack - 1))
        : 1 + Math.floor(((index - over) / (count - over)) * daysAhead);
    const place = { index, day, state, isLast: index === over - 1, clubs: known.clubs.length };
    const { plan, format, isHidden } = planEvent(own.random, known.catalogue, place);
    const event = makeEvent(own, known.catalogue, known.clubs, plan);
    const hiddenAt = isHidden ? later(event.row.createdAt ?? source.calendar.today, hourMs) : null;
    return { source: own, format, event: { ...event, row: { ...event.row, hiddenAt } } };
  };
  return { over, count, at };
}

type Table = keyof EventRows;
export function* eventRows(events: CrowdEvents, table: Table): Generator<EventRows[Table][number]> {
  for (let index = 0; index < events.count; index += 1) {
    const { event } = events.at(index);
    if (table === 'events') yield event.row;
    else if (table === 'sessions') yield* event.sessions;
    else if (table === 'classes') yield* classRowsOf(event);
    else yield* event.slots;
  }
}
