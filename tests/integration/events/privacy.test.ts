import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { clubs, entries, entryDrivers, events, simProfiles } from '../../../drizzle/schema/index.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import { listClubEvents } from '../../../lib/events/data/club-events.ts';
import { listEntries } from '../../../lib/events/data/entries.ts';
import { getEvent } from '../../../lib/events/data/event.ts';
import { listEvents } from '../../../lib/events/data/list.ts';
import { getResults } from '../../../lib/events/data/results.ts';
import { listSessions, listSlots } from '../../../lib/events/data/schedule.ts';
import { clubEventList, eventList } from '../../../lib/events/list-params.ts';
import { listLatestRaces } from '../../../lib/home/latest-races.ts';
import { anybody, type EventAudience } from '../../../lib/policy/index.ts';
import { createClub, createProfile, createSeat, createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { inMinutes, makeCarClass, makeResult, makeSession, makeWholeEvent } from './rows.ts';

onOwnDatabase();
runCache();

const siteAdmin: EventAudience = { club: 'siteAdmin', tie: null };
const secret = 'Secret Name';
const secretTeam = 'Secret Name Racing';
const secretId = 'secret-id';
const ownLapMs = 71_111;
const teamLapMs = 72_222;
const open = { visibility: 'public', showResults: true, showLaps: true, hiddenAt: null } as const;

let clubId = '';
let profileId = '';
let eventId = '';

beforeAll(async () => {
  const user = await createUser(db());
  clubId = (await createClub(db(), user.id, { rosterVisibility: 'public' })).id;
  const profile = await createProfile(db(), { userId: user.id, displayName: secret, simApiId: secretId });
  profileId = profile.id;
  const mate = await createProfile(db(), { displayName: 'Open Name' });
  const whole = await makeWholeEvent({ clubId }, mate.id);
  eventId = whole.event.id;
  const [entry] = await db().select({ id: entries.id }).from(entries).where(eq(entries.eventId, eventId));
  if (!entry) throw new Error('an entry was made');
  await createSeat(db(), entry.id, { userId: user.id, profileId });
  const [gt3, lmp2] = [await makeCarClass(), await makeCarClass()];
  const race = await makeSession(eventId, 'race', 1);
  const solo = { carClassId: gt3, classPosition: 1, finishPosition: 1, teamName: secretTeam };
  await makeResult(race, { ...solo, profileId, bestLapMs: ownLapMs });
  // A car of two, the best lap of which is his.
  const car = { teamExternalId: '-1', teamName: 'Open Team', carClassId: lmp2, classPosition: 1, finishPosition: 2 };
  await makeResult(race, { ...car, profileId: null, bestLapMs: teamLapMs });
  await makeResult(race, { ...car, profileId, bestLapMs: teamLapMs, lapsCompleted: 6 });
  await makeResult(race, { ...car, profileId: mate.id, bestLapMs: teamLapMs + 1_000, lapsCompleted: 4 });
});

const at = { session: null, after: null, before: null };

async function readAll(audience: EventAudience = anybody) {
  const [results, seats, latest] = await Promise.all([
    getResults(eventId, audience, at),
    listEntries(eventId, audience),
    listLatestRaces(),
  ]);
  const text = JSON.stringify([results, seats]);
  const [solo, team] = results?.items ?? [];
  return {
    cars: results?.items.length,
    named: text.includes(secret),
    addressed: text.includes(secretId),
    ownTeam: text.includes(secretTeam),
    ownLap: solo?.bestLapMs ?? null,
    crew: team?.drivers.map((driver) => driver?.name ?? null),
    teamLap: team?.bestLapMs ?? null,
    seat: seats[0]?.seats.map(({ driver }) => driver?.name ?? null),
    podium: JSON.stringify(results?.podiums).includes(secret),
    home: JSON.stringify(latest).includes(secret),
  };
}

/** Reads until nothing asks Postgres any more, so that what a test changes next lies in the cache. */
async function readWarm(audience: EventAudience = anybody) {
  await readAll(audience);
  return vi.waitFor(async () => {
    const { value, queries } = await withQueryCount(() => readAll(audience));
    expect(queries).toBe(0);
    return value;
  });
}

const become = (values: Partial<typeof simProfiles.$inferInsert>) =>
  write(async (tx) => {
    await tx.update(simProfiles).set(values).where(eq(simProfiles.id, profileId));
  });

const whole = {
  cars: 2,
  named: true,
  addressed: true,
  ownTeam: true,
  ownLap: ownLapMs,
  crew: [secret, 'Open Name'],
  teamLap: teamLapMs,
  seat: [secret],
  podium: true,
  home: true,
};
const unnamed = {
  named: false,
  addressed: false,
  ownTeam: false,
  podium: false,
  home: false,
  crew: [null, 'Open Name'],
  seat: [null],
};
const noLap = { ownLap: null, teamLap: null };
// His seat ahead is no result of his.
const noResults = { ...whole, ...unnamed, ...noLap, named: true, addressed: true, seat: [secret] };

describe('a driver is named beside a result only as far as he shares it, on the next read', () => {
  test.each([
    ['private', { visibility: 'private' }, { ...whole, ...unnamed, ...noLap }],
    ['for clubmates', { visibility: 'clubmates' }, { ...whole, ...unnamed, ...noLap }],
    ['hidden', { hiddenAt: new Date() }, { ...whole, ...unnamed, ...noLap }],
    ['without results', { showResults: false }, noResults],
    ['without laps', { showLaps: false }, { ...whole, ...noLap }],
  ] as const)('%s, and back', async (_name, change, expected) => {
    await become(open);
    expect(await readWarm()).toEqual(whole);
    await become(change);
    expect(await readWarm()).toEqual(expected);
    expect(await readAll(siteAdmin)).toEqual({ ...whole, home: expected.home });
    await become(open);
    expect(await readAll()).toEqual(whole);
  });
});

test('who drives for a club whose roster is not public is counted, not named; its members read names', async () => {
  const roster = (rosterVisibility: 'public' | 'members') =>
    write(async (tx) => {
      await tx.update(clubs).set({ rosterVisibility }).where(eq(clubs.id, clubId));
    });
  await become(open);
  expect((await readWarm()).seat).toEqual([secret]);
  await roster('members');
  expect((await readWarm()).seat).toEqual([null]);
  expect((await readAll({ club: 'member', tie: null })).seat).toEqual([secret]);
  await roster('public');
  expect((await readAll()).seat).toEqual([secret]);
});

test('a seat that is declined is empty on the next read', async () => {
  expect((await readWarm()).seat).toEqual([secret]);
  await write(async (tx) => {
    await tx.update(entryDrivers).set({ status: 'declined' }).where(eq(entryDrivers.profileId, profileId));
  });
  expect((await readAll()).seat).toEqual([]);
  await write(async (tx) => {
    await tx.update(entryDrivers).set({ status: 'confirmed' }).where(eq(entryDrivers.profileId, profileId));
  });
  expect((await readAll()).seat).toEqual([secret]);
});

describe('an event that is taken out of sight is nowhere on the next read', () => {
  const event = (values: Partial<typeof events.$inferInsert>) =>
    write(async (tx) => {
      await tx.update(events).set(values).where(eq(events.id, eventId));
    });
  const traces = async () => {
    const [head, slots, sessions, results, seats, list, ofClub, latest] = await Promise.all([
      getEvent(eventId, anybody),
      listSlots(eventId, anybody),
      listSessions(eventId, anybody),
      getResults(eventId, anybody, at),
      listEntries(eventId, anybody),
      listEvents(eventList.first),
      listClubEvents(clubId, 'public', clubEventList.first),
      listLatestRaces(),
    ]);
    return {
      page: [head, ...slots, ...sessions, results, ...seats].filter((one) => one !== null).length > 0,
      list: list.items.some((item) => item.eventId === eventId),
      club: ofClub.items.some((item) => item.eventId === eventId),
      latest: latest.length > 0,
    };
  };
  const warm = async () => {
    await traces();
    return vi.waitFor(async () => {
      const { value, queries } = await withQueryCount(traces);
      expect(queries).toBe(0);
      return value;
    });
  };
  const everywhere = { page: true, list: true, club: true, latest: true };
  const nowhere = { page: false, list: false, club: false, latest: false };

  test.each([
    ['hidden', { hiddenAt: new Date() }, { hiddenAt: null }, nowhere],
    ['private', { visibility: 'private' }, { visibility: 'public' }, nowhere],
    ['a draft again', { status: 'draft' }, { status: 'published' }, nowhere],
    ['unlisted', { visibility: 'unlisted' }, { visibility: 'public' }, { ...nowhere, page: true }],
  ] as const)('%s, and back', async (_name, change, back, expected) => {
    expect(await warm()).toEqual(everywhere);
    await event(change);
    expect(await warm()).toEqual(expected);
    await event(back);
    expect(await traces()).toEqual(everywhere);
  });
});

test('a club that turns private is named on its events no more, on the next read', async () => {
  const turn = (visibility: 'public' | 'private') =>
    write(async (tx) => {
      await tx.update(clubs).set({ visibility }).where(eq(clubs.id, clubId));
    });
  const named = async () => {
    const [head, list, seats] = await Promise.all([
      getEvent(eventId, anybody),
      listEvents(eventList.first),
      listEntries(eventId, anybody),
    ]);
    const inList = list.items.find((item) => item.eventId === eventId);
    return [head?.club !== 'withheld', inList?.club !== null, seats.length];
  };
  await named();
  expect(await named()).toEqual([true, true, 1]);
  await turn('private');
  expect(await named()).toEqual([false, false, 0]);
  await turn('public');
  expect(await named()).toEqual([true, true, 1]);
});

test('what ends moves from one list to the other when it ends, not when the entry would', async () => {
  const { event } = await makeWholeEvent({ clubId, endsAt: inMinutes(1 / 30) }, profileId);
  await write(async (tx) => {
    await tx.update(events).set({ updatedAt: new Date() }).where(eq(events.id, event.id));
  });
  const where = async () => {
    const [upcoming, past, ofClub] = await Promise.all([
      listEvents(eventList.first),
      listEvents({ ...eventList.first, when: 'past' }),
      listClubEvents(clubId, 'public', { ...clubEventList.first, when: 'past' }),
    ]);
    return [upcoming, past, ofClub].map(({ items }) => items.some((item) => item.eventId === event.id));
  };
  expect(await where()).toEqual([true, false, false]);
  await expect.poll(where, { timeout: 8_000, interval: 100 }).toEqual([false, true, true]);
});
