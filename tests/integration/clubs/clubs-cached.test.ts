import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import {
  availabilities,
  clubMembers,
  clubs,
  eventSessions,
  events,
  joinRequests,
  results,
  simProfiles,
  teams,
} from '../../../drizzle/schema/index.ts';
import { ensurePosition } from '../../../lib/cache/index.ts';
import { findClub, getClub } from '../../../lib/clubs/data/club.ts';
import { listClubs } from '../../../lib/clubs/data/list.ts';
import { listMemberships } from '../../../lib/clubs/data/memberships.ts';
import { listNextRaces } from '../../../lib/clubs/data/panels/next-races.ts';
import { listOwnSignups } from '../../../lib/clubs/data/panels/own-signups.ts';
import { listClubResults } from '../../../lib/clubs/data/panels/results.ts';
import { getRosterPanel } from '../../../lib/clubs/data/panels/roster.ts';
import { listClubTeams } from '../../../lib/clubs/data/panels/teams.ts';
import { countRequests } from '../../../lib/clubs/data/requests.ts';
import { clubList } from '../../../lib/clubs/list-params.ts';
import { createClub } from '../../../lib/clubs/mutations/create-club.ts';
import { deleteClub } from '../../../lib/clubs/mutations/delete-club.ts';
import { renameClub } from '../../../lib/clubs/mutations/rename-club.ts';
import { setClubLinks } from '../../../lib/clubs/mutations/set-club-links.ts';
import { updateClub } from '../../../lib/clubs/mutations/update-club.ts';
import type { UpdateClubInput } from '../../../lib/clubs/schema.ts';
import { db, type Tx, withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import type { Actor, ClubAudience } from '../../../lib/policy/index.ts';
import * as make from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { actorOf, type Club, clubWith, someone } from './clubs-cast.ts';

onOwnDatabase();
runCache();

const inDays = (days: number) => new Date(Math.ceil(Date.now() / 900_000) * 900_000 + days * 24 * 3_600_000);
const open = { description: null, country: null, visibility: 'public', rosterVisibility: 'public' } as const;

/** What a reader on another process would see once he knows of the write. */
async function done(written: Promise<object>): Promise<void> {
  const answer = await written;
  if (!('position' in answer) || typeof answer.position !== 'number') throw new Error(JSON.stringify(answer));
  await ensurePosition(answer.position);
}
const change = (fn: (tx: Tx) => Promise<unknown>) => done(write(fn));

async function readAll(club: Club, audience: ClubAudience) {
  return {
    listed: (await listClubs({ ...clubList.first, q: club.name.toLowerCase() })).items.length,
    newest: (await listClubs({ ...clubList.first, sort: 'newest' })).items.filter(({ clubId }) => clubId === club.id)
      .length,
    detail: (await getClub(club.id, audience))?.name ?? null,
    races: (await listNextRaces(club.id, audience)).length,
    teams: (await listClubTeams(club.id, audience)).length,
    newestMembers: (await getRosterPanel(club.id, audience))?.newest.length ?? null,
  };
}

let club: Club;
let admin: NonNullable<Actor>;

beforeAll(async () => {
  ({ club, admin } = await clubWith({ name: 'Seen Today', rosterVisibility: 'public' }));
  await make.createEvent(db(), { clubId: club.id, startsAt: inDays(3), endsAt: inDays(4) });
  await db().insert(teams).values({ clubId: club.id, name: 'Open team', slug: 'open-team' });
});

const everything = { listed: 1, newest: 1, detail: 'Seen Today', races: 1, teams: 1, newestMembers: 1 };
const nothing = { listed: 0, newest: 0, detail: null, races: 0, teams: 0, newestMembers: null };
const setTo = (values: Partial<UpdateClubInput>) =>
  done(updateClub(admin, { clubId: club.id, name: club.name, ...open, ...values }));

test('a club that turns private is gone for the public at once, there for its members, and comes back', async () => {
  expect(await readAll(club, 'public')).toEqual(everything);
  expect(await readAll(club, 'member')).toEqual(everything);
  expect((await withQueryCount(() => readAll(club, 'public'))).queries, 'answered from the cache').toBe(0);
  await setTo({ visibility: 'private' });
  expect(await readAll(club, 'public')).toEqual(nothing);
  expect(await readAll(club, 'member')).toEqual({ ...everything, listed: 0, newest: 0 });
  expect(await findClub(club.slug)).toMatchObject({ club: { visibility: 'private' } });
  await setTo({});
  expect(await readAll(club, 'public')).toEqual(everything);
});

test('an unlisted club is in no list and open to who has its address', async () => {
  await setTo({ visibility: 'unlisted' });
  expect(await readAll(club, 'public')).toEqual({ ...everything, listed: 0, newest: 0 });
  await setTo({});
});

test('a club that is hidden by the site is gone for its own members too', async () => {
  expect(await readAll(club, 'member')).toEqual(everything);
  await change((tx) => tx.update(clubs).set({ hiddenAt: new Date() }).where(eq(clubs.id, club.id)));
  expect(await readAll(club, 'public')).toEqual(nothing);
  expect(await readAll(club, 'member')).toEqual(nothing);
  expect(await readAll(club, 'admin')).toEqual({ ...everything, listed: 0, newest: 0 });
  await change((tx) => tx.update(clubs).set({ hiddenAt: null }).where(eq(clubs.id, club.id)));
});

test('a roster that closes is closed on the next read', async () => {
  for (const [rosterVisibility, open] of [
    ['members', { public: false, member: true, manager: true }],
    ['managers', { public: false, member: false, manager: true }],
    ['public', { public: true, member: true, manager: true }],
  ] as const) {
    await setTo({ rosterVisibility });
    for (const [audience, seen] of Object.entries(open)) {
      expect((await getRosterPanel(club.id, audience as ClubAudience)) !== null, audience).toBe(seen);
    }
  }
});

test('who comes, goes or is promoted changes the roster, the size and his own list of clubs at once', async () => {
  const user = await someone();
  const sizes = async () => ({
    mine: (await listMemberships(user.userId)).map(({ role }) => role),
    detail: (await getClub(club.id, 'public'))?.members,
    list: (await listClubs({ ...clubList.first, q: 'seen today' })).items[0]?.members,
    growth: (await getRosterPanel(club.id, 'public'))?.growth.at(-1)?.members,
  });
  const only = eq(clubMembers.userId, user.userId);
  expect(await sizes()).toEqual({ mine: [], detail: 1, list: 1, growth: 1 });
  await change((tx) => tx.insert(clubMembers).values({ clubId: club.id, userId: user.userId }));
  expect(await sizes()).toEqual({ mine: ['member'], detail: 2, list: 2, growth: 2 });
  await change((tx) => tx.update(clubMembers).set({ role: 'manager' }).where(only));
  expect(await sizes()).toEqual({ mine: ['manager'], detail: 2, list: 2, growth: 2 });
  await change((tx) => tx.delete(clubMembers).where(only));
  expect(await sizes()).toEqual({ mine: [], detail: 1, list: 1, growth: 1 });
});

test('a rename, a new name, links and an end are seen on the next read', async () => {
  const { club: other, admin: chief } = await clubWith({ name: 'Before', slug: 'before' });
  const at = async (slug: string) => {
    const found = await findClub(slug);
    return found && { moved: found.moved, name: (await getClub(found.club.clubId, 'public'))?.name };
  };
  expect([await at('before'), await at('after')]).toEqual([{ moved: false, name: 'Before' }, null]);
  await done(renameClub(chief, { clubId: other.id, slug: 'after' }));
  expect([await at('before'), await at('after')]).toEqual([
    { moved: true, name: 'Before' },
    { moved: false, name: 'Before' },
  ]);
  await done(updateClub(chief, { clubId: other.id, ...open, name: 'After' }));
  expect(await at('before')).toEqual({ moved: true, name: 'After' });
  const links = [
    { label: 'Second', url: 'https://b.example' },
    { label: 'First', url: 'https://a.example' },
  ];
  await done(setClubLinks(chief, { clubId: other.id, links }));
  expect((await getClub(other.id, 'public'))?.links).toEqual(links);
  await done(deleteClub(chief, { clubId: other.id, confirmation: 'after' }));
  expect([await at('before'), await at('after')]).toEqual([null, null]);
  await done(createClub(chief, { ...open, name: 'Another', slug: 'before' }));
  expect(await at('before')).toEqual({ moved: false, name: 'Another' });
});

test('a race of others is followed through the club’s sheet: opened, called off, put later', async () => {
  const host = await clubWith();
  const event = await make.createEvent(db(), {
    ...{ clubId: host.club.id, visibility: 'private', startsAt: inDays(5), endsAt: inDays(6) },
  });
  await change((tx) => make.createSheet(tx, club.id, event.id));
  const seen = async () => (await listNextRaces(club.id, 'member')).filter(({ eventId }) => eventId === event.id);
  const set = (values: Partial<typeof events.$inferInsert>) =>
    change((tx) => tx.update(events).set(values).where(eq(events.id, event.id)));
  expect(await seen()).toEqual([]);
  await set({ visibility: 'public' });
  expect(await seen()).toMatchObject([{ cancelled: false }]);
  await set({ status: 'cancelled' });
  expect(await seen()).toMatchObject([{ cancelled: true }]);
  await set({ status: 'published', startsAt: inDays(7), endsAt: inDays(8) });
  expect(await seen()).toMatchObject([{ cancelled: false, startsAt: inDays(7).toISOString() }]);
  await set({ hiddenAt: new Date() });
  expect(await seen()).toEqual([]);
});

test('coverage and one’s own state follow sign-ups and hours at once', async () => {
  const member = await actorOf('member', club.id);
  const event = await make.createEvent(db(), { startsAt: inDays(1), endsAt: inDays(2) });
  let sheetId = '';
  await change(async (tx) => {
    sheetId = (await make.createSheet(tx, club.id, event.id)).id;
  });
  const state = async () => ({
    own: await listOwnSignups(club.id, member.userId),
    coverage: (await listNextRaces(club.id, 'member')).find(({ eventId }) => eventId === event.id)?.coverage,
  });
  expect(await state()).toMatchObject({ own: [], coverage: { signedUp: 0, coveredHours: 0 } });
  let signupId = '';
  await change(async (tx) => {
    signupId = (await make.createSignup(tx, sheetId, member.userId)).id;
  });
  expect(await state()).toMatchObject({
    own: [{ eventId: event.id, status: 'active' }],
    coverage: { signedUp: 1, coveredHours: 0 },
  });
  const period = `[${inDays(1).toISOString()},${inDays(2).toISOString()})`;
  await change((tx) => tx.insert(availabilities).values({ signupId, period, timeZone: 'UTC' }));
  expect(await state()).toMatchObject({ coverage: { signedUp: 1, coveredHours: 24 } });
});

test('results go with the profile that turns private, and with the member who leaves', async () => {
  const member = await actorOf('member', club.id);
  const profile = await make.createProfile(db(), { userId: member.userId, lastRacedAt: new Date() });
  const event = await make.createEvent(db(), { startsAt: inDays(-3), endsAt: inDays(-2) });
  const [session] = await db()
    .insert(eventSessions)
    .values({ eventId: event.id, kind: 'race', name: 'Race', position: 0, startsAt: event.startsAt })
    .returning();
  await db()
    .insert(results)
    .values({ profileId: profile.id, eventSessionId: session?.id ?? '' });
  const drivers = async () => (await listClubResults(club.id, 'public')).map(({ driver }) => driver);
  const set = (values: Partial<typeof simProfiles.$inferInsert>) =>
    change((tx) => tx.update(simProfiles).set(values).where(eq(simProfiles.id, profile.id)));
  expect(await drivers()).toEqual([profile.displayName]);
  for (const [off, on] of [
    [{ visibility: 'private' }, { visibility: 'public' }],
    [{ showResults: false }, { showResults: true }],
    [{ hiddenAt: new Date() }, { hiddenAt: null }],
  ] as const) {
    await set(off);
    expect(await drivers()).toEqual([]);
    await set(on);
    expect(await drivers()).toEqual([profile.displayName]);
  }
  await change((tx) => tx.delete(clubMembers).where(eq(clubMembers.userId, member.userId)));
  expect(await drivers()).toEqual([]);
});

test('the number of those who wait follows who asks', async () => {
  const { userId } = await someone();
  expect(await countRequests(club.id)).toBe(0);
  await change((tx) => tx.insert(joinRequests).values({ clubId: club.id, userId }));
  expect(await countRequests(club.id)).toBe(1);
});
