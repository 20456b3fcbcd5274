import { hourMs, later } from './calendar.ts';
import type { Entry, Seat, Workflow } from './workflow.ts';
import type { Source } from './world.ts';

const stintMinutes = 55;

/** The active plan, two stints in a row for each driver, and a variant nobody chose. */
export function makePlan(
  { random }: Source,
  made: Workflow,
  entry: Entry,
  drivers: readonly Seat[],
  start: Date,
  hours: number,
): void {
  const createdAt = entry.createdAt ?? start;
  [true, false].forEach((isActive) => {
    const id = random.uuid(createdAt);
    const inARow = isActive ? 2 : 3;
    const parameters = {
      raceHours: hours,
      stintMinutes,
      pitLossSeconds: 62,
      maxConsecutive: inARow,
      fairSharePercent: 25,
    };
    const name = isActive ? 'Double stints' : 'Triple stints at night';
    made.strategies.push({
      id,
      entryId: entry.id,
      name,
      isActive,
      parameters,
      revision: 2,
      createdAt,
      updatedAt: createdAt,
    });
    const count = Math.ceil((hours * 60) / stintMinutes);
    for (let position = 0; position < count; position += 1) {
      const driver = drivers[Math.floor(position / inARow) % drivers.length];
      const isGap = isActive && position === count - 3;
      const plannedStart = later(start, position * stintMinutes * 60_000);
      const plannedEnd = new Date(
        Math.min(Number(later(plannedStart, stintMinutes * 60_000)), Number(later(start, hours * hourMs))),
      );
      made.stints.push({
        id: random.uuid(createdAt),
        strategyId: id,
        position,
        entryDriverId: isGap ? null : (driver?.id ?? null),
        gapReason: isGap ? 'unavailable' : null,
        plannedStart,
        plannedEnd,
        plannedLaps: Math.max(1, Math.floor((Number(plannedEnd) - Number(plannedStart)) / 98_000)),
      });
    }
  });
}
