import { randomBytes } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { and, eq } from 'drizzle-orm';
import { clubMembers, clubs, users } from '../../drizzle/schema/index.ts';
import { closeCache } from '../../lib/cache/index.ts';
import { closeDb, type Tx } from '../../lib/db/client.ts';
import { write } from '../../lib/db/write.ts';
import { type Cast, giveProfile, makeCast, requestsOf, stageClub } from './cast.ts';
import { expect, test } from './fixtures.ts';

// τ as it is by default, and what a slow machine takes for the requests of one look.
const tauMs = 250;
const lookMs = 3_000;

test.afterAll(async () => {
  await closeCache();
  await closeDb();
});

/** Everywhere somebody may look, on both instances: a visitor, a stranger, and whoever else is named. */
async function audience(cast: Cast, people: readonly (keyof Cast)[], bases: readonly string[]) {
  const seats = bases.flatMap((base) =>
    [null, cast.stranger, ...people.map((role) => cast[role])].map((who) => ({ base, who })),
  );
  return Promise.all(seats.map(({ base, who }) => requestsOf(who, base)));
}

/** The pages that still hold one of the words. */
async function traces(readers: readonly APIRequestContext[], paths: readonly string[], words: readonly string[]) {
  const found: string[] = [];
  for (const reader of readers) {
    for (const path of paths) {
      const answer = await reader.get(path);
      const body = await answer.text();
      if (words.some((word) => body.includes(word))) found.push(path);
    }
  }
  return [...new Set(found)];
}

async function watch(
  cast: Cast,
  people: readonly (keyof Cast)[],
  paths: readonly string[],
  words: readonly string[],
  change: (tx: Tx) => Promise<unknown>,
) {
  const { INSTANCE_A: a = '', INSTANCE_B: b = '' } = process.env;
  const readers = await audience(cast, people, [a, b]);
  // Twice, so that also what anybody can make up is stored.
  await traces(readers, paths, words);
  expect(await traces(readers, paths, words), 'it was there before').not.toEqual([]);
  await write(change);
  await expect.poll(() => traces(readers, paths, words), { timeout: tauMs + lookMs, intervals: [tauMs] }).toEqual([]);
  await Promise.all(readers.map((reader) => reader.dispose()));
}

/** Looks for the last word of a name only: a page repeats what was asked. */
const lookups = (name: string) => {
  const q = encodeURIComponent(name.split(' ').at(-1) ?? '');
  return [`/search?q=${q}`, `/api/search/suggestions?q=${q}`];
};

test('who is removed from a private club leaves no trace of it, and it none of him', async () => {
  const cast = await makeCast();
  const { club } = await stageClub(cast, { visibility: 'private', rosterVisibility: 'members' });
  const profile = await giveProfile(cast.member);
  const paths = ['', '/members', '/teams', '/events'].map((page) => `/clubs/${club.slug}${page}`);
  // The member looks for the club: it must be gone for him.
  await watch(cast, ['member'], [...paths, ...lookups(club.name), '/clubs', '/dashboard', profile], [club.name], (tx) =>
    tx.delete(clubMembers).where(and(eq(clubMembers.clubId, club.id), eq(clubMembers.userId, cast.member.id))),
  );
});

test('who is removed from a club is in its roster for nobody any more', async () => {
  const cast = await makeCast();
  const { club } = await stageClub(cast, { rosterVisibility: 'public' });
  const paths = ['', '/members', '/teams'].map((page) => `/clubs/${club.slug}${page}`);
  await watch(cast, ['manager', 'admin'], paths, [cast.member.name], (tx) =>
    tx.delete(clubMembers).where(and(eq(clubMembers.clubId, club.id), eq(clubMembers.userId, cast.member.id))),
  );
});

test('a club that turns private is gone from pages, lists, search and suggestions', async () => {
  const cast = await makeCast();
  const { club, events } = await stageClub(cast, { name: `Vanishing ${randomBytes(5).toString('hex')}` });
  const paths = ['', '/members', '/teams', '/events'].map((page) => `/clubs/${club.slug}${page}`);
  const lists = [`/clubs?q=${encodeURIComponent(club.name.split(' ').at(-1) ?? '')}`, '/clubs?sort=newest', '/events'];
  await watch(cast, [], [...paths, ...lists, ...lookups(club.name), `/events/${events.public}`], [club.name], (tx) =>
    tx.update(clubs).set({ visibility: 'private' }).where(eq(clubs.id, club.id)),
  );
});

test('a roster that turns to managers only shows nobody to members, strangers and visitors', async () => {
  const cast = await makeCast();
  const { club } = await stageClub(cast, { rosterVisibility: 'public' });
  const profile = await giveProfile(cast.manager);
  const paths = ['', '/members', '/members?q=castmember', '/teams'].map((page) => `/clubs/${club.slug}${page}`);
  const names = [cast.admin.name, cast.manager.name];
  await watch(cast, ['member'], paths, names, (tx) =>
    tx.update(clubs).set({ rosterVisibility: 'managers' }).where(eq(clubs.id, club.id)),
  );
  const reader = await requestsOf(null, process.env.INSTANCE_B ?? '');
  expect(await (await reader.get(profile)).text(), 'nor is the club named on his profile').not.toContain(club.name);
  await reader.dispose();
});

test('who no longer wants to be found is not found', async () => {
  const cast = await makeCast();
  const searches = lookups(cast.manager.name);
  await watch(cast, ['member'], [...searches, `${searches[0]}&type=people`], [cast.manager.handle], (tx) =>
    tx.update(users).set({ searchable: false }).where(eq(users.id, cast.manager.id)),
  );
});
