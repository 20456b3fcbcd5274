import { entries, entryDrivers, events, signupSheets, signups, timeSlots } from '../../drizzle/schema/index.ts';
import type { Db, Tx } from '../../lib/db/client.ts';
import { simulatorId } from './profiles.ts';
import { nextNumber, only } from './rows.ts';

const hourMs = 3_600_000;
const raceStart = new Date('2027-03-27T12:00:00Z');

export const hoursAfterStart = (hours: number) => new Date(raceStart.getTime() + hours * hourMs);

/** A published event of 24 hours. */
export async function createEvent(on: Db | Tx, values: Partial<typeof events.$inferInsert> = {}) {
  const n = nextNumber();
  const row = {
    slug: `event-${n}`,
    name: `Event ${n}`,
    simulatorId: values.simulatorId ?? (await simulatorId(on)),
    status: 'published' as const,
    startsAt: raceStart,
    endsAt: hoursAfterStart(24),
  };
  return only(
    await on
      .insert(events)
      .values({ ...row, ...values })
      .returning(),
  );
}

/** A slot of the event, by hours after the race's start. */
export async function createSlot(on: Db | Tx, eventId: string, fromHours = 0, toHours = 24) {
  const row = {
    eventId,
    name: `Slot ${nextNumber()}`,
    startsAt: hoursAfterStart(fromHours),
    endsAt: hoursAfterStart(toHours),
  };
  return only(await on.insert(timeSlots).values(row).returning());
}

export async function createSheet(on: Db | Tx, clubId: string, eventId: string) {
  const row = { clubId, eventId, opensAt: hoursAfterStart(-240), closesAt: hoursAfterStart(-24) };
  return only(await on.insert(signupSheets).values(row).returning());
}

export async function createSignup(on: Db | Tx, sheetId: string, userId: string) {
  return only(await on.insert(signups).values({ sheetId, userId }).returning());
}

export async function createEntry(on: Db | Tx, eventId: string, values: Partial<typeof entries.$inferInsert> = {}) {
  return only(
    await on
      .insert(entries)
      .values({ eventId, ...values })
      .returning(),
  );
}

export async function createSeat(on: Db | Tx, entryId: string, values: Partial<typeof entryDrivers.$inferInsert> = {}) {
  return only(
    await on
      .insert(entryDrivers)
      .values({ entryId, ...values })
      .returning(),
  );
}
