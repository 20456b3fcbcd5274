import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  entries,
  entryDrivers,
  events,
  joinRequests,
  signupSheets,
  signups,
  simProfiles,
  stints,
  strategies,
  timeSlots,
} from '../../../drizzle/schema/index.ts';
import { listMemberships } from '../../../lib/clubs/data/memberships.ts';
import { getPending } from '../../../lib/dashboard/pending.ts';
import { listRatingTrends } from '../../../lib/dashboard/rating-trend.ts';
import { getSchedule } from '../../../lib/dashboard/schedule.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import * as make from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { bringPersonalKey } from '../../helpers/personal-key.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

const hourMs = 3_600_000;
const fromNow = (hours: number) => new Date(Date.now() + hours * hourMs);

/** A driver with a seat in a race that starts in a day, in a slot of its own, with a plan of two stints. */
async function raceAhead() {
  const driver = await make.createUser(db());
  const admin = await make.createUser(db());
  const club = await make.createClub(db(), admin.id);
  await make.createClubMember(db(), club.id, driver.id);
  const event = await make.createEvent(db(), { startsAt: fromNow(24), endsAt: fromNow(48) });
  const [slot] = await db()
    .insert(timeSlots)
    .values({ eventId: event.id, name: 'Saturday', startsAt: fromNow(26), endsAt: fromNow(50) })
    .returning();
  const entry = await make.createEntry(db(), event.id, { name: 'Blue car', timeSlotId: slot?.id ?? null });
  const seat = await make.createSeat(db(), entry.id, { userId: driver.id });
  const [plan] = await db().insert(strategies).values({ entryId: entry.id, name: 'dry', isActive: true }).returning();
  const stint = (position: number) => ({
    strategyId: plan?.id ?? '',
    position,
    entryDriverId: seat.id,
    plannedStart: fromNow(26 + position),
    plannedEnd: fromNow(27 + position),
  });
  await db()
    .insert(stints)
    .values([stint(0), stint(1)]);
  return { driver, admin, club, event, slot, entry, seat, plan };
}

const scheduleOf = async (userId: string) => {
  const { races, stints: planned } = await getSchedule(userId);
  return { races: races.map(({ eventName, seat }) => [eventName, seat?.status]), stints: planned.length };
};

test('each panel asks Postgres once, then not at all', async () => {
  const { driver } = await raceAhead();
  await bringPersonalKey(driver.id);
  const reads: ((userId: string) => Promise<unknown>)[] = [getSchedule, getPending, listRatingTrends, listMemberships];
  for (const read of reads) {
    expect((await withQueryCount(() => read(driver.id))).queries).toBe(1);
    expect((await withQueryCount(() => read(driver.id))).queries).toBe(0);
  }
});

test('the schedule follows seat, entry, slot, event, plan and stints at once', async () => {
  const { driver, event, slot, entry, seat, plan } = await raceAhead();
  const ahead = { races: [[event.name, 'proposed']], stints: 2 };
  expect(await scheduleOf(driver.id)).toEqual(ahead);

  await write((tx) => tx.update(entryDrivers).set({ status: 'confirmed' }).where(eq(entryDrivers.id, seat.id)));
  expect(await scheduleOf(driver.id)).toEqual({ ...ahead, races: [[event.name, 'confirmed']] });
  await write((tx) => tx.update(events).set({ name: 'Renamed' }).where(eq(events.id, event.id)));
  expect(await scheduleOf(driver.id)).toEqual({ ...ahead, races: [['Renamed', 'confirmed']] });

  const startsAt = fromNow(30);
  await write((tx) =>
    tx
      .update(timeSlots)
      .set({ startsAt })
      .where(eq(timeSlots.id, slot?.id ?? '')),
  );
  expect((await getSchedule(driver.id)).races[0]?.startsAt).toBe(startsAt.toISOString());

  await write((tx) => tx.delete(stints).where(eq(stints.position, 1)));
  expect(await scheduleOf(driver.id)).toMatchObject({ stints: 1 });
  await write((tx) =>
    tx
      .update(strategies)
      .set({ isActive: false })
      .where(eq(strategies.id, plan?.id ?? '')),
  );
  expect(await scheduleOf(driver.id)).toMatchObject({ stints: 0 });

  await write((tx) => tx.update(events).set({ status: 'cancelled' }).where(eq(events.id, event.id)));
  expect(await scheduleOf(driver.id)).toEqual({ races: [], stints: 0 });
  await write((tx) => tx.update(events).set({ status: 'published' }).where(eq(events.id, event.id)));
  expect((await scheduleOf(driver.id)).races).toHaveLength(1);
  await write((tx) => tx.update(entries).set({ status: 'withdrawn' }).where(eq(entries.id, entry.id)));
  expect(await scheduleOf(driver.id)).toEqual({ races: [], stints: 0 });
});

test("another's seats, stints and requests are on nobody else's dashboard", async () => {
  await raceAhead();
  const stranger = await make.createUser(db());
  expect(await getSchedule(stranger.id)).toEqual({ races: [], stints: [] });
  expect(await getPending(stranger.id)).toEqual({ seats: [], requests: [], sheets: [], asked: [], claims: 0 });
});

test('what waits appears and goes with the seat, the sheet, the request and the role', async () => {
  const { driver, admin, club, event, seat } = await raceAhead();
  expect((await getPending(driver.id)).seats).toEqual([{ eventSlug: event.slug, eventName: event.name }]);
  await write((tx) => tx.update(entryDrivers).set({ status: 'confirmed' }).where(eq(entryDrivers.id, seat.id)));
  expect((await getPending(driver.id)).seats).toEqual([]);

  const { value: sheet } = await write(async (tx) => {
    const opened = { clubId: club.id, eventId: event.id, opensAt: fromNow(-1), closesAt: fromNow(12) };
    return (await tx.insert(signupSheets).values(opened).returning())[0];
  });
  expect((await getPending(driver.id)).sheets).toMatchObject([{ eventSlug: event.slug, clubName: club.name }]);
  await write((tx) => tx.insert(signups).values({ sheetId: sheet?.id ?? '', userId: driver.id }));
  expect((await getPending(driver.id)).sheets).toEqual([]);

  const asker = await make.createUser(db());
  await write((tx) => tx.insert(joinRequests).values({ clubId: club.id, userId: asker.id }));
  expect((await getPending(admin.id)).requests).toMatchObject([{ clubSlug: club.slug, count: 1 }]);
  expect((await getPending(driver.id)).requests).toEqual([]);
  expect((await getPending(asker.id)).asked).toMatchObject([{ clubSlug: club.slug }]);
  await write((tx) => tx.update(joinRequests).set({ status: 'refused' }).where(eq(joinRequests.userId, asker.id)));
  expect((await getPending(admin.id)).requests).toEqual([]);
  expect((await getPending(asker.id)).asked).toEqual([]);
});

test('ratings are those of profiles the user has now, against 30 days before', async () => {
  const user = await make.createUser(db());
  const profile = await make.createProfile(db(), { userId: user.id });
  expect(await listRatingTrends(user.id)).toEqual([]);
  await write((tx) => make.createRating(tx, profile.id, { value: 1500, recordedAt: fromNow(-24 * 40) }));
  await write((tx) => make.createRating(tx, profile.id, { value: 1620, recordedAt: fromNow(-24) }));
  expect(await listRatingTrends(user.id)).toMatchObject([{ value: 1620, delta30Days: 120 }]);
  await write((tx) => tx.update(simProfiles).set({ userId: null }).where(eq(simProfiles.id, profile.id)));
  expect(await listRatingTrends(user.id)).toEqual([]);
});
