import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
  availabilities,
  clubs,
  eventSessions,
  type events,
  results,
  signups,
  teams,
} from '../../../drizzle/schema/index.ts';
import { getClub } from '../../../lib/clubs/data/club.ts';
import { listNextRaces } from '../../../lib/clubs/data/panels/next-races.ts';
import { listOwnSignups } from '../../../lib/clubs/data/panels/own-signups.ts';
import { listClubResults } from '../../../lib/clubs/data/panels/results.ts';
import { getRosterPanel } from '../../../lib/clubs/data/panels/roster.ts';
import { listClubTeams } from '../../../lib/clubs/data/panels/teams.ts';
import { countRequests } from '../../../lib/clubs/data/requests.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { canSeeTeam, clubAudiences, eventVisibilities, rolesOfAudience } from '../../../lib/policy/index.ts';
import * as make from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { actorOf, clubWith, someone } from './clubs-cast.ts';

onOwnDatabase();

const quarterMs = 900_000;
/** A whole quarter of an hour, in days and hours from now. */
const ahead = (days: number, hours = 0) =>
  new Date(Math.ceil(Date.now() / quarterMs) * quarterMs + (days * 24 + hours) * 3_600_000);
const race = (values: Partial<typeof events.$inferInsert> = {}, days = 10) =>
  make.createEvent(db(), { startsAt: ahead(days), endsAt: ahead(days, 24), ...values });
const namesOf = async (clubId: string, audience: (typeof clubAudiences)[number]) =>
  (await listNextRaces(clubId, audience)).map(({ slug }) => slug);

describe('next races', () => {
  test.each([
    ['public', ['public']],
    ['member', ['public', 'unlisted', 'club']],
    ['manager', ['public', 'unlisted', 'club', 'invited', 'private']],
    ['admin', ['public', 'unlisted', 'club', 'invited', 'private']],
    ['siteAdmin', ['public', 'unlisted', 'club', 'invited', 'private']],
  ] as const)('%s is shown those of a visibility open to him, and no drafts', async (audience, seen) => {
    const { club } = await clubWith();
    const slugs = new Map<string, string>();
    for (const [n, visibility] of eventVisibilities.entries()) {
      slugs.set(visibility, (await race({ clubId: club.id, visibility }, n + 1)).slug);
    }
    await race({ clubId: club.id, status: 'draft' }, 1);
    await race({ clubId: club.id, hiddenAt: new Date() }, 1);
    await race({ clubId: club.id, endsAt: new Date(), startsAt: ahead(-2) }, 1);
    expect(await namesOf(club.id, audience)).toEqual(seen.map((visibility) => slugs.get(visibility)));
  });

  test('races of others that the club has a sheet for are shown to members, with the hours that are covered', async () => {
    const { club, admin } = await clubWith();
    const event = await race();
    const sheet = await make.createSheet(db(), club.id, event.id);
    const period = (from: number, to: number) => ({
      ...{ canDrive: true, timeZone: 'Europe/Berlin' },
      period: `[${ahead(10, from).toISOString()},${ahead(10, to).toISOString()})`,
    });
    const drives = async (...periods: [number, number][]) => {
      const signup = await make.createSignup(db(), sheet.id, (await actorOf('member', club.id)).userId);
      for (const [from, to] of periods) {
        await db()
          .insert(availabilities)
          .values({ signupId: signup.id, ...period(from, to) });
      }
      return signup;
    };
    // Hours before the race do not count, nor those that two cover twice, nor of who only spots or has withdrawn.
    await drives([-2, 3], [20, 26]);
    await drives([1, 5]);
    const spotter = await drives();
    await db()
      .insert(availabilities)
      .values({ signupId: spotter.id, ...period(6, 9), canDrive: false, canSpot: true });
    const gone = await drives([9, 20]);
    await db().update(signups).set({ status: 'withdrawn' }).where(eq(signups.id, gone.id));

    const [shown] = await listNextRaces(club.id, 'member');
    expect(shown).toMatchObject({ slug: event.slug, closesAt: sheet.closesAt.toISOString() });
    expect(shown?.coverage).toEqual({ signedUp: 3, capacity: null, teamSize: 3, coveredHours: 9, raceHours: 24 });
    expect(await listNextRaces(club.id, 'public')).toEqual([]);
    expect(await listOwnSignups(club.id, admin.userId)).toEqual([]);
  });

  test('a foreign race that is not public is shown to nobody of the club', async () => {
    const { club } = await clubWith();
    const host = await clubWith();
    for (const visibility of ['club', 'invited', 'private'] as const) {
      await make.createSheet(db(), club.id, (await race({ clubId: host.club.id, visibility })).id);
    }
    expect(await listNextRaces(club.id, 'admin')).toEqual([]);
  });

  test('one reads his own sign-ups only, and none he has withdrawn', async () => {
    const { club } = await clubWith();
    const [me, mate] = [await actorOf('member', club.id), await actorOf('member', club.id)];
    const [first, second] = [await race(), await race()];
    const sheet = await make.createSheet(db(), club.id, first.id);
    const other = await make.createSheet(db(), club.id, second.id);
    await make.createSignup(db(), sheet.id, me.userId);
    await make.createSignup(db(), sheet.id, mate.userId);
    const withdrawn = await make.createSignup(db(), other.id, me.userId);
    await db().update(signups).set({ status: 'withdrawn' }).where(eq(signups.id, withdrawn.id));
    expect(await listOwnSignups(club.id, me.userId)).toEqual([{ eventId: first.id, status: 'active' }]);
  });
});

test.each(clubAudiences)(
  'teams are shown to %s as the policy says, none that is archived or hidden',
  async (audience) => {
    const { club } = await clubWith();
    const values = (['public', 'club', 'private'] as const).flatMap((visibility) => [
      { clubId: club.id, visibility, name: visibility, slug: `${visibility}-${club.slug}` },
      {
        clubId: club.id,
        visibility,
        name: `${visibility} old`,
        slug: `o-${visibility}-${club.slug}`,
        archivedAt: ahead(0),
      },
      {
        clubId: club.id,
        visibility,
        name: `${visibility} bad`,
        slug: `h-${visibility}-${club.slug}`,
        hiddenAt: ahead(0),
      },
    ]);
    await db().insert(teams).values(values);
    const held = rolesOfAudience(audience);
    expect((await listClubTeams(club.id, audience)).map(({ name }) => name)).toEqual(
      (['club', 'private', 'public'] as const).filter((visibility) => canSeeTeam(visibility, held, null)),
    );
  },
);

describe('results', () => {
  async function driver(clubId: string, values: Parameters<typeof make.createProfile>[1] = {}) {
    const { userId } = await actorOf('member', clubId);
    return make.createProfile(db(), { userId, lastRacedAt: new Date(), ...values });
  }

  async function finish(
    profileId: string,
    values: Partial<typeof events.$inferInsert> = {},
    kind: 'race' | 'practice' = 'race',
  ) {
    const event = await race({ startsAt: ahead(-3), endsAt: ahead(-2), ...values });
    const [session] = await db()
      .insert(eventSessions)
      .values({ eventId: event.id, kind, name: 'Race', position: 0, startsAt: event.startsAt })
      .returning();
    await db()
      .insert(results)
      .values({ profileId, eventSessionId: session?.id ?? '', classPosition: 4 });
    return event;
  }

  test('are those of members with public profiles that show theirs, in races anybody may see', async () => {
    const { club } = await clubWith({ rosterVisibility: 'public' });
    const shown = await driver(club.id);
    const event = await finish(shown.id);
    await finish(shown.id, { visibility: 'unlisted' });
    await finish(shown.id, { hiddenAt: new Date() });
    await finish(shown.id, {}, 'practice');
    for (const values of [{ showResults: false }, { visibility: 'private' }, { visibility: 'clubmates' }] as const) {
      await finish((await driver(club.id, values)).id);
    }
    await finish((await driver(club.id, { hiddenAt: new Date() })).id);
    await finish((await make.createProfile(db(), { userId: (await someone()).userId })).id);
    for (const audience of clubAudiences) {
      const found = await listClubResults(club.id, audience);
      expect(found, audience).toMatchObject([{ driver: shown.displayName, eventSlug: event.slug, position: 4 }]);
    }
  });

  test('and newest members are shown to whom the roster is open', async () => {
    for (const [rosterVisibility, open] of [
      ['members', ['member', 'manager', 'admin', 'siteAdmin']],
      ['managers', ['manager', 'admin', 'siteAdmin']],
    ] as const) {
      const { club } = await clubWith({ rosterVisibility });
      await finish((await driver(club.id)).id);
      for (const audience of clubAudiences) {
        const seen = (open as readonly string[]).includes(audience);
        expect((await listClubResults(club.id, audience)).length, audience).toBe(seen ? 1 : 0);
        expect((await getRosterPanel(club.id, audience)) !== null, audience).toBe(seen);
      }
    }
  });
});

test('growth counts members by the end of each week since the club was founded, the present one among them', async () => {
  const { club } = await clubWith({ rosterVisibility: 'public' });
  expect((await getRosterPanel(club.id, 'public'))?.growth.map(({ members }) => members)).toEqual([1]);
  const twoWeeksAgo = new Date(Date.now() - 14 * 24 * 3_600_000);
  const old = await clubWith({ createdAt: twoWeeksAgo, rosterVisibility: 'public' });
  const panel = await getRosterPanel(old.club.id, 'public');
  expect(panel?.growth.map(({ members }) => members)).toEqual([0, 0, 1]);
  expect(panel?.growth.every(({ week }) => new Date(week).getUTCDay() === 1)).toBe(true);
});

test.each(clubAudiences)('each panel is one query at the most for %s', async (audience) => {
  const { club, admin } = await clubWith();
  const panels = [
    () => getClub(club.id, audience),
    () => listNextRaces(club.id, audience),
    () => listOwnSignups(club.id, admin.userId),
    () => listClubTeams(club.id, audience),
    () => listClubResults(club.id, audience),
    () => getRosterPanel(club.id, audience),
    () => countRequests(club.id),
  ];
  for (const panel of panels) expect((await withQueryCount<unknown>(panel)).queries).toBe(1);
});

test('of a private club a public reader gets nothing, panel for panel', async () => {
  const { club } = await clubWith({ visibility: 'private', rosterVisibility: 'public' });
  await race({ clubId: club.id });
  await db()
    .insert(teams)
    .values({ clubId: club.id, name: 'Public team', slug: `public-${club.slug}` });
  const read = async (audience: 'public' | 'member') => [
    await getClub(club.id, audience),
    (await listNextRaces(club.id, audience))[0],
    (await listClubTeams(club.id, audience))[0],
    await getRosterPanel(club.id, audience),
  ];
  expect((await read('public')).map((found) => found ?? null)).toEqual([null, null, null, null]);
  expect((await read('member')).every((found) => found)).toBe(true);
  await db().update(clubs).set({ visibility: 'public', hiddenAt: new Date() }).where(eq(clubs.id, club.id));
  expect((await read('member')).map((found) => found ?? null)).toEqual([null, null, null, null]);
});
