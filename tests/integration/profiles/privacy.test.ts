import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { clubMembers, events, simProfiles } from '../../../drizzle/schema/index.ts';
import { ensurePosition } from '../../../lib/cache/index.ts';
import { withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import type { Audience } from '../../../lib/policy/index.ts';
import { sharesClub } from '../../../lib/profiles/data/clubmates.ts';
import { getProfileIdentity } from '../../../lib/profiles/data/identity.ts';
import { listBestLaps } from '../../../lib/profiles/data/laps.ts';
import { listProfiles } from '../../../lib/profiles/data/list.ts';
import { getProfile } from '../../../lib/profiles/data/profile.ts';
import { getRatings } from '../../../lib/profiles/data/ratings.ts';
import { listResults } from '../../../lib/profiles/data/results.ts';
import { getStatistics } from '../../../lib/profiles/data/statistics.ts';
import { listTeams } from '../../../lib/profiles/data/teams.ts';
import { profileList } from '../../../lib/profiles/list-params.ts';
import { addProfile } from '../../../lib/profiles/mutations/add-profile.ts';
import { setPrivacy } from '../../../lib/profiles/mutations/set-privacy.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { makeClub, makeLap, makeLayout, makeProfile, makeRace, makeRating, makeResult, makeUser } from './rows.ts';

onOwnDatabase();
runCache();

const open = {
  visibility: 'public',
  showRealName: true,
  showRatings: true,
  showLaps: true,
  showResults: true,
} as const;
const realName = 'Withheld Person';
let owner = '';
let profileId = '';
let eventId = '';

beforeAll(async () => {
  owner = await makeUser();
  const profile = await makeProfile({ userId: owner, realName, showRealName: true, lastRacedAt: new Date() });
  profileId = profile.id;
  const race = await makeRace(new Date('2026-04-01T18:00:00Z'));
  eventId = race.eventId;
  await makeResult(profileId, race.sessionId, { bestLapMs: 90_000, ratingAfter: 2_100 });
  await makeRating(profileId, 2_100, new Date('2026-04-01T19:00:00Z'));
  await makeLap(profileId, await makeLayout(), 90_000);
});

/** Everything the pages read of the profile, as one audience. */
async function readAll(audience: Audience) {
  const [profile, ratings, results, laps, statistics, recent, ranked] = await Promise.all([
    getProfile(profileId, audience),
    getRatings(profileId, audience),
    listResults(profileId, audience, null, null),
    listBestLaps(profileId, audience),
    getStatistics(profileId, audience),
    listProfiles(profileList.first),
    listProfiles({ ...profileList.first, sort: 'rating' }),
    listTeams(profileId, audience),
  ]);
  const listed = recent.items.find((item) => item.profileId === profileId);
  return {
    exists: profile !== null,
    realName: profile?.realName ?? null,
    ratings: ratings.length,
    results: results.items.length,
    ratingOfResult: results.items[0]?.ratingAfter ?? null,
    bestLapOfResult: results.items[0]?.bestLapMs ?? null,
    laps: laps.length,
    starts: statistics?.starts ?? null,
    lastRace: profile?.lastRacedAt !== null && profile !== null,
    listed: listed !== undefined,
    listedRating: listed?.rating ?? null,
    listedLastRace: listed !== undefined && listed.lastRacedAt !== null,
    ranked: ranked.items.some((item) => item.profileId === profileId),
  };
}

async function set(change: Partial<{ [K in keyof typeof open]: unknown }>): Promise<void> {
  const done = await setPrivacy(owner, { profileId, ...open, ...change } as Parameters<typeof setPrivacy>[1]);
  expect(done.ok).toBe(true);
  // As the writer's next request would: what is filled from here on may be stored.
  if (done.ok && done.position !== null) await ensurePosition(done.position);
}

/** Reads until nothing asks Postgres any more, so that what a test changes next lies in the cache. */
async function readWarm(audience: Audience) {
  await readAll(audience);
  const { value, queries } = await withQueryCount(() => readAll(audience));
  expect(queries).toBe(0);
  return value;
}

const whole = {
  exists: true,
  realName,
  ratings: 1,
  results: 1,
  ratingOfResult: 2_100,
  bestLapOfResult: 90_000,
  laps: 1,
  starts: 1,
  lastRace: true,
  listed: true,
  listedRating: 2_100,
  listedLastRace: true,
  ranked: true,
};
const unlisted = { listed: false, listedRating: null, listedLastRace: false, ranked: false };
const noRatings = { ratings: 0, ratingOfResult: null };
const noResults = { results: 0, ratingOfResult: null, bestLapOfResult: null, starts: null, lastRace: false };
const missing = { exists: false, realName: null, laps: 0, ...noRatings, ...noResults, ...unlisted };

describe('a switch takes effect on the next read', () => {
  test.each([
    ['ratings off', { showRatings: false }, 'public', { ...whole, ...noRatings, listedRating: null, ranked: false }],
    ['laps off', { showLaps: false }, 'public', { ...whole, laps: 0, bestLapOfResult: null }],
    ['results off', { showResults: false }, 'public', { ...whole, ...noResults, listedLastRace: false }],
    ['real name off', { showRealName: false }, 'public', { ...whole, realName: null }],
    ['real name off, for its owner too', { showRealName: false }, 'owner', { ...whole, realName: null }],
    ['clubmates only', { visibility: 'clubmates' }, 'public', missing],
    ['clubmates only, for a clubmate', { visibility: 'clubmates' }, 'clubmate', { ...whole, ...unlisted }],
    ['private', { visibility: 'private' }, 'public', missing],
    ['private, for a clubmate', { visibility: 'private' }, 'clubmate', missing],
    ['private, for its owner', { visibility: 'private' }, 'owner', { ...whole, ...unlisted }],
    ['private, for a site admin', { visibility: 'private' }, 'siteAdmin', { ...whole, ...unlisted }],
  ] as const)('%s, and back', async (_name, change, audience, expected) => {
    await set({});
    expect(await readWarm(audience)).toEqual(whole);
    await set(change);
    expect(await readWarm(audience)).toEqual(expected);
    await set({});
    expect(await readAll(audience)).toEqual(whole);
  });
});

test('hiding by a site admin takes a profile out of pages and lists', async () => {
  await set({});
  expect(await readWarm('public')).toEqual(whole);
  const hide = (hiddenAt: Date | null) =>
    write(async (tx) => {
      await tx.update(simProfiles).set({ hiddenAt }).where(eq(simProfiles.id, profileId));
    });
  await hide(new Date());
  expect(await readAll('public')).toEqual(missing);
  expect((await readAll('owner')).exists).toBe(true);
  await hide(null);
  expect(await readAll('public')).toEqual(whole);
});

test('an event that is made private vanishes from results and statistics, and comes back', async () => {
  const become = (visibility: 'public' | 'private') =>
    write(async (tx) => {
      await tx.update(events).set({ visibility }).where(eq(events.id, eventId));
    });
  await set({});
  expect(await readWarm('public')).toMatchObject({ results: 1, starts: 1 });
  await become('private');
  expect(await readAll('public')).toMatchObject({ results: 0, starts: 0 });
  await become('public');
  expect(await readAll('public')).toMatchObject({ results: 1, starts: 1 });
});

test('what was read once is read again without a query', async () => {
  await set({});
  const first = await withQueryCount(() => readAll('public'));
  expect(first.queries).toBeGreaterThan(0);
  const again = await withQueryCount(() => readAll('public'));
  expect(again).toEqual({ value: first.value, queries: 0 });
});

test('each panel of a profile is one query', async () => {
  const { id } = await makeProfile();
  const panels = [
    () => getProfile(id, 'public'),
    () => getRatings(id, 'public'),
    () => listResults(id, 'public', null, null),
    () => listBestLaps(id, 'public'),
    () => getStatistics(id, 'public'),
    () => listTeams(id, 'public'),
  ];
  for (const panel of panels) expect((await withQueryCount<unknown>(panel)).queries).toBe(1);
});

test('leaving a club ends what only clubmates may see', async () => {
  const [left, right] = [await makeUser(), await makeUser()].sort() as [string, string];
  expect(await sharesClub(left, right)).toBe(false);
  const club = await makeClub(owner, left, right);
  await write(async (tx) => {
    await tx.update(clubMembers).set({ updatedAt: new Date() }).where(eq(clubMembers.clubId, club));
  });
  expect(await sharesClub(left, right)).toBe(true);
  await write(async (tx) => {
    await tx.delete(clubMembers).where(eq(clubMembers.userId, right));
  });
  expect(await sharesClub(left, right)).toBe(false);
});

test('a missing profile is remembered, and found as soon as it is there', async () => {
  expect(await getProfileIdentity('iracing', 'not-yet')).toBeNull();
  expect((await withQueryCount(() => getProfileIdentity('iracing', 'not-yet'))).queries).toBe(0);
  await addProfile(owner, { simulator: 'iracing', identifier: 'not-yet', displayName: 'Now', country: null });
  expect(await getProfileIdentity('iracing', 'not-yet')).not.toBeNull();
});
