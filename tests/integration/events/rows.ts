import { carClasses, eventClasses, eventSessions, results, signupSheets } from '../../../drizzle/schema/index.ts';
import { db } from '../../../lib/db/client.ts';
import { createEntry, createEvent, createSlot, simulatorId } from '../../factories/index.ts';
import { nextNumber, only } from '../../factories/rows.ts';

type EventValues = Parameters<typeof createEvent>[1];
type ResultValues = Partial<typeof results.$inferInsert>;

/** Minutes from now; negative ones are past. */
export const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

export async function makeSession(
  eventId: string,
  kind: 'race' | 'qualifying' = 'race',
  position = 0,
): Promise<string> {
  const row = { eventId, kind, name: kind, position, startsAt: inMinutes(-60) };
  return only(await db().insert(eventSessions).values(row).returning({ id: eventSessions.id })).id;
}

export async function makeCarClass(): Promise<string> {
  const n = nextNumber();
  const row = { simulatorId: await simulatorId(db()), externalId: n, name: `Class ${n}` };
  return only(await db().insert(carClasses).values(row).returning({ id: carClasses.id })).id;
}

export async function makeResult(eventSessionId: string, values: ResultValues): Promise<string> {
  const row = { eventSessionId, startPosition: 1, finishPosition: 1, lapsCompleted: 10, ...values };
  return only(await db().insert(results).values(row).returning({ id: results.id })).id;
}

/** An event with one of everything that can be read of it. */
export async function makeWholeEvent(values: EventValues & { clubId: string }, profileId: string) {
  const event = await createEvent(db(), { startsAt: inMinutes(-120), endsAt: inMinutes(120), ...values });
  await createSlot(db(), event.id);
  const sessionId = await makeSession(event.id);
  await db()
    .insert(eventClasses)
    .values({ eventId: event.id, name: 'GT3', carClassId: await makeCarClass() });
  const sheet = { clubId: values.clubId, eventId: event.id, opensAt: inMinutes(-600), closesAt: inMinutes(-300) };
  const sheetId = only(await db().insert(signupSheets).values(sheet).returning({ id: signupSheets.id })).id;
  await createEntry(db(), event.id, { sheetId, name: 'A car', status: 'final' });
  await makeResult(sessionId, { profileId });
  return { event, sessionId, sheetId };
}
