import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ratingCurrents, ratings, simProfiles } from '../../../drizzle/schema/index.ts';
import * as make from '../../factories/index.ts';
import { suiteDatabase } from './suite-database.ts';

const db = suiteDatabase();
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

async function current(profileId: string) {
  const rows = await db().select().from(ratingCurrents).where(eq(ratingCurrents.profileId, profileId));
  return Object.fromEntries(rows.map((row) => [row.discipline, row.isTop ? [row.value, 'top'] : [row.value]]));
}

test('the latest by the source’s time is current, whatever order ratings arrive, change and go', async () => {
  const { id } = await make.createProfile(db());
  const rate = (n: number, value: number) => make.createRating(db(), id, { recordedAt: day(n), value });
  await rate(5, 1505);
  await rate(9, 1509);
  await rate(2, 1502);
  expect(await current(id)).toEqual({ road: [1509, 'top'] });

  const on = (n: number) => and(eq(ratings.profileId, id), eq(ratings.recordedAt, day(n)));
  await db()
    .update(ratings)
    .set({ recordedAt: day(1) })
    .where(on(9));
  expect(await current(id)).toEqual({ road: [1505, 'top'] });
  await db().update(ratings).set({ value: 1600 }).where(on(5));
  expect(await current(id)).toEqual({ road: [1600, 'top'] });
  await db().delete(ratings).where(on(5));
  expect(await current(id)).toEqual({ road: [1502, 'top'] });
  await db().delete(ratings).where(eq(ratings.profileId, id));
  expect(await current(id)).toEqual({});
});

test('the top one of a system follows the highest discipline, also when a rating moves to another profile', async () => {
  const [one, two] = [await make.createProfile(db()), await make.createProfile(db())];
  await make.createRating(db(), one.id, { discipline: 'road', value: 1000 });
  const moved = await make.createRating(db(), one.id, { discipline: 'oval', value: 2000 });
  expect(await current(one.id)).toEqual({ road: [1000], oval: [2000, 'top'] });
  await db().update(ratings).set({ profileId: two.id }).where(eq(ratings.id, moved.id));
  expect(await current(one.id)).toEqual({ road: [1000, 'top'] });
  expect(await current(two.id)).toEqual({ oval: [2000, 'top'] });
});

test('ratings leave the lists with their profile, and when they are switched off', async () => {
  const { id } = await make.createProfile(db());
  await make.createRating(db(), id);
  const listed = async () =>
    (
      await db().select({ listed: ratingCurrents.listed }).from(ratingCurrents).where(eq(ratingCurrents.profileId, id))
    )[0]?.listed;
  const set = (values: Partial<typeof simProfiles.$inferInsert>) =>
    db().update(simProfiles).set(values).where(eq(simProfiles.id, id));
  expect(await listed()).toBe(true);
  await set({ showRatings: false });
  expect(await listed()).toBe(false);
  await set({ showRatings: true, visibility: 'clubmates' });
  expect(await listed()).toBe(false);
  await set({ visibility: 'public', hiddenAt: new Date() });
  expect(await listed()).toBe(false);
  await set({ hiddenAt: null });
  expect(await listed()).toBe(true);
});

test('an older rating that commits last does not displace a newer one', async () => {
  const { id } = await make.createProfile(db());
  let older: Promise<unknown> | undefined;
  const newer = db().transaction(async (tx) => {
    await make.createRating(tx, id, { recordedAt: day(9), value: 1509 });
    // Waits for the profile's row, which the first transaction holds, and reads after its commit.
    older = make.createRating(db(), id, { recordedAt: day(2), value: 1502 });
    await waitForLock();
  });
  await newer;
  await older;
  expect(await current(id)).toEqual({ road: [1509, 'top'] });
});

async function waitForLock(): Promise<void> {
  for (;;) {
    const waiting = await db().execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
  }
}
