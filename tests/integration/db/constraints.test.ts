import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
  availabilities,
  clubMembers,
  clubSizes,
  clubs,
  entries,
  entryDrivers,
  joinRequests,
  simProfiles,
  strategies,
  timeSlots,
  users,
} from '../../../drizzle/schema/index.ts';
import type { Tx } from '../../../lib/db/client.ts';
import { violation } from '../../../lib/db/errors.ts';
import * as make from '../../factories/index.ts';
import { hoursAfterStart } from '../../factories/races.ts';
import { suiteDatabase } from './suite-database.ts';

const db = suiteDatabase();

async function refusedBy(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return violation(error)?.constraint ?? String(error);
  }
}

describe('names and ids', () => {
  test('a handle and an address are taken whatever their case', async () => {
    await make.createUser(db(), { handle: 'Taken', email: 'Taken@example.org' });
    expect(await refusedBy(make.createUser(db(), { handle: 'taken' }))).toBe('users_handle_key');
    expect(await refusedBy(make.createUser(db(), { email: 'taken@EXAMPLE.org' }))).toBe('users_email_key');
  });

  test('a club name is taken whatever its case', async () => {
    const admin = await make.createUser(db());
    await make.createClub(db(), admin.id, { name: 'Night Owls' });
    expect(await refusedBy(make.createClub(db(), admin.id, { name: 'NIGHT owls' }))).toBe('clubs_name_key');
  });

  test.each(['', ' ', '\t\n'])('a profile has no blank id %j', async (simApiId) => {
    expect(await refusedBy(make.createProfile(db(), { simApiId }))).toBe('sim_profiles_sim_api_id_check');
  });

  test('one id is one profile of a simulator', async () => {
    await make.createProfile(db(), { simApiId: '77' });
    expect(await refusedBy(make.createProfile(db(), { simApiId: '77' }))).toBe('sim_profiles_sim_api_id_key');
    const simulatorId = await make.simulatorId(db(), 'acc');
    expect(await refusedBy(make.createProfile(db(), { simApiId: '77', simulatorId }))).toBeUndefined();
  });

  test('a claimed profile outlives its user', async () => {
    const user = await make.createUser(db());
    const profile = await make.createProfile(db(), { userId: user.id });
    await db().delete(users).where(eq(users.id, user.id));
    const [left] = await db().select().from(simProfiles).where(eq(simProfiles.id, profile.id));
    expect(left?.userId).toBeNull();
  });
});

type Step = (tx: Tx, userId: string) => PromiseLike<unknown>;

describe('a club is never without an admin', () => {
  test('not when it is made', async () => {
    const making = db().insert(clubs).values({ name: 'Nobody', slug: 'nobody' });
    expect(await refusedBy(making)).toBe('clubs_need_admin');
  });

  test('not when the only one leaves, is demoted, or deletes his account', async () => {
    const admin = await make.createUser(db());
    const club = await make.createClub(db(), admin.id);
    const his = eq(clubMembers.userId, admin.id);
    expect(await refusedBy(db().delete(clubMembers).where(his))).toBe('clubs_need_admin');
    expect(await refusedBy(db().update(clubMembers).set({ role: 'member' }).where(his))).toBe('clubs_need_admin');
    expect(await refusedBy(db().delete(users).where(eq(users.id, admin.id)))).toBe('clubs_need_admin');
    await db().delete(clubs).where(eq(clubs.id, club.id));
    expect(await refusedBy(db().delete(users).where(eq(users.id, admin.id)))).toBeUndefined();
  });

  test('a transfer passes, in any order within its transaction', async () => {
    const [admin, heir] = [await make.createUser(db()), await make.createUser(db())];
    const club = await make.createClub(db(), admin.id);
    await make.createClubMember(db(), club.id, heir.id);
    const transfer = db().transaction(async (tx) => {
      await tx.update(clubMembers).set({ role: 'member' }).where(eq(clubMembers.userId, admin.id));
      await tx.update(clubMembers).set({ role: 'admin' }).where(eq(clubMembers.userId, heir.id));
    });
    expect(await refusedBy(transfer)).toBeUndefined();
  });

  /** Runs both in transactions of which neither commits, nor goes beyond `first`, before both have come as far. */
  async function atOnce(isolationLevel: 'read committed' | 'repeatable read', first: Step, second: Step) {
    const [one, two] = [await make.createUser(db()), await make.createUser(db())];
    const club = await make.createClub(db(), one.id);
    await make.createClubMember(db(), club.id, two.id, 'admin');
    let arrived = 0;
    const { promise: both, resolve: open } = Promise.withResolvers<void>();
    const run = (userId: string) =>
      db().transaction(
        async (tx) => {
          await first(tx, userId);
          arrived += 1;
          if (arrived === 2) open();
          await both;
          await second(tx, userId);
        },
        { isolationLevel },
      );
    const outcomes = await Promise.allSettled([run(one.id), run(two.id)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = await db().select().from(clubMembers).where(eq(clubMembers.clubId, club.id));
    expect(left.filter(({ role }) => role === 'admin')).toHaveLength(1);
  }

  const levels = ['read committed', 'repeatable read'] as const;

  test.each(levels)('not when two leave at once, under %s', (level) =>
    atOnce(
      level,
      (tx) => tx.select().from(clubMembers),
      (tx, userId) => tx.delete(clubMembers).where(eq(clubMembers.userId, userId)),
    ),
  );

  test.each(levels)('not when two are demoted at once, under %s', (level) =>
    atOnce(
      level,
      (tx, userId) => tx.update(clubMembers).set({ role: 'member' }).where(eq(clubMembers.userId, userId)),
      () => Promise.resolve(),
    ),
  );

  test('its size counts who joins and leaves, also at once, and follows the club out of the lists', async () => {
    const admin = await make.createUser(db());
    const people = await Promise.all(Array.from({ length: 8 }, () => make.createUser(db())));
    const club = await make.createClub(db(), admin.id);
    const size = async () => (await db().select().from(clubSizes).where(eq(clubSizes.clubId, club.id)))[0];
    await Promise.all(people.map(({ id }) => make.createClubMember(db(), club.id, id)));
    expect(await size()).toMatchObject({ members: 9, listed: true });
    await Promise.all(people.slice(2).map(({ id }) => db().delete(clubMembers).where(eq(clubMembers.userId, id))));
    await db().update(clubs).set({ visibility: 'private' }).where(eq(clubs.id, club.id));
    expect(await size()).toMatchObject({ members: 3, listed: false });
  });
});

describe('requests, plans, seats and availability', () => {
  test('one request to join waits at a time, and asking again after a refusal is allowed', async () => {
    const [admin, asker] = [await make.createUser(db()), await make.createUser(db())];
    const club = await make.createClub(db(), admin.id);
    const ask = () => db().insert(joinRequests).values({ clubId: club.id, userId: asker.id });
    await ask();
    expect(await refusedBy(ask())).toBe('join_requests_pending_key');
    await db().update(joinRequests).set({ status: 'refused' }).where(eq(joinRequests.userId, asker.id));
    expect(await refusedBy(ask())).toBeUndefined();
  });

  test('an entry has one active strategy', async () => {
    const entry = await make.createEntry(db(), (await make.createEvent(db())).id);
    const plan = (name: string) => db().insert(strategies).values({ entryId: entry.id, name, isActive: true });
    await plan('dry');
    expect(await refusedBy(plan('wet'))).toBe('strategies_active_key');
  });

  test('availabilities of a sign-up touch but do not overlap, and keep to quarters of an hour', async () => {
    const admin = await make.createUser(db());
    const club = await make.createClub(db(), admin.id);
    const sheet = await make.createSheet(db(), club.id, (await make.createEvent(db())).id);
    const signup = await make.createSignup(db(), sheet.id, admin.id);
    const add = (from: string, to: string) =>
      db()
        .insert(availabilities)
        .values({ signupId: signup.id, period: `[2027-03-27T${from}Z,2027-03-27T${to}Z)`, timeZone: 'Europe/Berlin' });
    await add('12:00', '14:00');
    expect(await refusedBy(add('14:00', '15:15'))).toBeUndefined();
    expect(await refusedBy(add('13:45', '14:00'))).toBe('availabilities_no_overlap');
    expect(await refusedBy(add('16:05', '17:00'))).toBe('availabilities_period_check');
    expect(await refusedBy(add('18:00', '18:00'))).toBe('availabilities_period_check');
  });

  test('a driver sits in one car at a time, whatever moves: seat, entry, slot or status', async () => {
    const driver = await make.createUser(db());
    const event = await make.createEvent(db());
    const early = await make.createSlot(db(), event.id, 0, 24);
    const late = await make.createSlot(db(), event.id, 24, 48);
    const first = await make.createEntry(db(), event.id, { timeSlotId: early.id });
    const second = await make.createEntry(db(), event.id, { timeSlotId: late.id });
    await make.createSeat(db(), first.id, { userId: driver.id });
    const seat = await make.createSeat(db(), second.id, { userId: driver.id });

    const toEarly = () => db().update(entries).set({ timeSlotId: early.id }).where(eq(entries.id, second.id));
    expect(await refusedBy(toEarly())).toBe('entry_drivers_one_seat');
    const earlier = db()
      .update(timeSlots)
      .set({ startsAt: hoursAfterStart(23) })
      .where(eq(timeSlots.id, late.id));
    expect(await refusedBy(earlier)).toBe('entry_drivers_one_seat');

    await db().update(entries).set({ status: 'withdrawn' }).where(eq(entries.id, first.id));
    expect(await refusedBy(toEarly())).toBeUndefined();
    const back = () => db().update(entries).set({ status: 'draft' }).where(eq(entries.id, first.id));
    expect(await refusedBy(back())).toBe('entry_drivers_one_seat');
    await db().update(entryDrivers).set({ status: 'declined' }).where(eq(entryDrivers.id, seat.id));
    expect(await refusedBy(back())).toBeUndefined();
  });

  test('the copied columns of a seat cannot be written by hand', async () => {
    const event = await make.createEvent(db());
    const slot = await make.createSlot(db(), event.id);
    const entry = await make.createEntry(db(), event.id, { timeSlotId: slot.id });
    const seat = await make.createSeat(db(), entry.id, { entryStatus: 'withdrawn' });
    expect(seat.entryStatus).toBe('draft');
    const [kept] = await db()
      .update(entryDrivers)
      .set({ slotPeriod: null })
      .where(eq(entryDrivers.id, seat.id))
      .returning({
        same: sql<boolean>`slot_period = tstzrange(${slot.startsAt.toISOString()}, ${slot.endsAt.toISOString()})`,
      });
    expect(kept?.same).toBe(true);
  });
});
