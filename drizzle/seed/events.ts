import type { eventClasses, eventSessions, events, timeSlots } from '../schema/index.ts';
import { hourMs, later } from './calendar.ts';
import { eventPlan, type PlannedEvent } from './event-plan.ts';
import { slugify } from './slugify.ts';
import type { CarClass, Catalogue, ClubWithPeople, Layout, Source } from './world.ts';

export type Session = typeof eventSessions.$inferInsert & { id: string; durationMs: number };
export type RaceEvent = {
  row: typeof events.$inferInsert & { id: string };
  plan: PlannedEvent;
  layout: Layout;
  classes: readonly { id: string; carClass: CarClass }[];
  sessions: readonly Session[];
  slots: readonly (typeof timeSlots.$inferInsert & { id: string })[];
};
export type EventRows = {
  events: (typeof events.$inferInsert)[];
  sessions: (typeof eventSessions.$inferInsert)[];
  classes: (typeof eventClasses.$inferInsert)[];
  slots: (typeof timeSlots.$inferInsert)[];
};

export function makeEvents(source: Source, catalogue: Catalogue, clubs: readonly ClubWithPeople[]) {
  const all = eventPlan.map((plan) => makeEvent(source, catalogue, clubs, plan));
  const rows: EventRows = {
    events: all.map(({ row }) => row),
    sessions: all.flatMap(({ sessions }) => sessions),
    classes: all.flatMap(classRowsOf),
    slots: all.flatMap(({ slots }) => slots),
  };
  return { all, rows };
}

export function classRowsOf({ row, classes }: RaceEvent): EventRows['classes'] {
  return classes.map(({ id, carClass }, position) => ({
    id,
    eventId: row.id,
    carClassId: carClass.id,
    name: carClass.name,
    position,
  }));
}

export function makeEvent(
  source: Source,
  catalogue: Catalogue,
  clubs: readonly ClubWithPeople[],
  plan: PlannedEvent,
): RaceEvent {
  const { random, calendar, simulatorIds } = source;
  const { classes, layouts, series } = catalogue[plan.simulator];
  const layout = layouts.find(({ track, name }) => track === plan.track && name === plan.layout);
  if (!layout) throw new Error(`${plan.simulator} has no layout ${plan.track} ${plan.layout}`);
  const startsAt = calendar.day(plan.day, plan.hour);
  const createdAt = later(startsAt, -45 * 24 * hourMs);
  const id = random.uuid(createdAt);
  const club = plan.club === null ? null : (clubs[plan.club] ?? null);
  const sessions = plan.sessions.map(({ kind, name, afterHours, minutes }, position) => {
    const sessionStart = later(startsAt, afterHours * hourMs);
    const durationMs = minutes * 60_000;
    return {
      id: random.uuid(createdAt),
      eventId: id,
      kind,
      name,
      position,
      startsAt: sessionStart,
      durationMs,
      createdAt,
    };
  });
  const slots = plan.slots.map((afterHours, n) => {
    const slotStart = later(startsAt, (2 + afterHours) * hourMs);
    const endsAt = later(slotStart, (plan.sessions.at(-1)?.minutes ?? 60) * 60_000);
    return { id: random.uuid(createdAt), eventId: id, name: `Start ${n + 1}`, startsAt: slotStart, endsAt };
  });
  const ends = [...sessions.map((one) => later(one.startsAt, one.durationMs)), ...slots.map((one) => one.endsAt)];
  const row = {
    id,
    slug: slugify(plan.name),
    name: plan.name,
    description: descriptionOf(plan, club),
    simulatorId: simulatorIds[plan.simulator],
    seriesId: plan.series ? (series.get(plan.series) ?? null) : null,
    layoutId: layout.id,
    clubId: club?.club.id ?? null,
    createdBy: club?.members.find(({ role }) => role !== 'member')?.user.id ?? null,
    status: plan.status,
    visibility: plan.visibility,
    startsAt,
    endsAt: new Date(Math.max(...ends.map(Number))),
    weather: weatherOf(source),
    createdAt,
    updatedAt: createdAt,
  };
  const eventClassRows = plan.classes.map((name) => {
    const carClass = classes.find((one) => one.name === name);
    if (!carClass) throw new Error(`${plan.simulator} has no class ${name}`);
    return { id: random.uuid(createdAt), carClass };
  });
  return { row, plan, layout, classes: eventClassRows, sessions, slots };
}

function descriptionOf(plan: PlannedEvent, club: ClubWithPeople | null): string {
  const drivers = plan.crew > 1 ? `Teams of up to ${plan.crew} drivers share a car` : 'One driver, one car';
  const classes = plan.classes.length > 1 ? `${plan.classes.length} classes on track` : `${plan.classes[0]} only`;
  return `${drivers}, ${classes}.${club ? ` Organised by ${club.club.name}.` : ''}`;
}

function weatherOf({ random }: Source): Record<string, unknown> {
  return {
    kind: random.chance(0.3) ? 'dynamic' : 'static',
    temperatureCelsius: random.int(11, 31),
    humidityPercent: random.int(35, 85),
    windKph: random.int(0, 24),
    rainChancePercent: random.chance(0.3) ? random.int(10, 60) : 0,
  };
}
