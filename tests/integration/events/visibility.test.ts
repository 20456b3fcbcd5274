import { beforeAll, describe, expect, test } from 'vitest';
import { eventInvitations } from '../../../drizzle/schema/index.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { listClasses } from '../../../lib/events/data/classes.ts';
import { listClubEvents } from '../../../lib/events/data/club-events.ts';
import { listEntries } from '../../../lib/events/data/entries.ts';
import { getEvent } from '../../../lib/events/data/event.ts';
import { findEvent } from '../../../lib/events/data/identity.ts';
import { isInvited } from '../../../lib/events/data/invited.ts';
import { listEvents } from '../../../lib/events/data/list.ts';
import { getResults } from '../../../lib/events/data/results.ts';
import { listSessions, listSlots } from '../../../lib/events/data/schedule.ts';
import { clubEventList, eventList } from '../../../lib/events/list-params.ts';
import {
  anybody,
  canSeeEvent,
  type EventAudience,
  type EventVisibility,
  eventAudiences,
  eventVisibilities,
} from '../../../lib/policy/index.ts';
import { listResults } from '../../../lib/profiles/data/results.ts';
import { createClub, createClubMember, createProfile, createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { makeWholeEvent } from './rows.ts';

onOwnDatabase();

const statuses = ['published', 'cancelled', 'draft'] as const;
type Status = (typeof statuses)[number];
type Made = { eventId: string; slug: string; visibility: EventVisibility; status: Status; hidden: boolean };

const made: Made[] = [];
let clubId = '';
let profileId = '';
const firstResults = { session: null, after: null, before: null };

beforeAll(async () => {
  const admin = await createUser(db());
  clubId = (await createClub(db(), admin.id)).id;
  profileId = (await createProfile(db())).id;
  for (const visibility of eventVisibilities) {
    for (const status of statuses) {
      for (const hidden of [false, true]) {
        const values = { clubId, visibility, status, hiddenAt: hidden ? new Date() : null };
        const { event } = await makeWholeEvent(values, profileId);
        made.push({ eventId: event.id, slug: event.slug, visibility, status, hidden });
      }
    }
  }
});

/** Each way to read an event: whether something of it comes out. */
const reads: Record<string, (eventId: string, audience: EventAudience) => Promise<boolean>> = {
  getEvent: async (id, audience) => (await getEvent(id, audience)) !== null,
  listSlots: async (id, audience) => (await listSlots(id, audience)).length > 0,
  listSessions: async (id, audience) => (await listSessions(id, audience)).length > 0,
  listClasses: async (id, audience) => (await listClasses(id, audience)).length > 0,
  listEntries: async (id, audience) => (await listEntries(id, audience)).length > 0,
  getResults: async (id, audience) => (await getResults(id, audience, firstResults)) !== null,
};

const standing = ({ visibility, status, hidden }: Made) => ({ visibility, draft: status === 'draft', hidden });
const say = ({ visibility, status, hidden }: Made) => `${visibility} ${status}${hidden ? ' hidden' : ''}`;

for (const audience of eventAudiences) {
  describe(`as ${audience.club}${audience.tie ? `, ${audience.tie}` : ''}`, () => {
    test.each(Object.entries(reads))('%s gives what the policy allows, and nothing else', async (_name, read) => {
      for (const event of made) {
        expect([say(event), await read(event.eventId, audience)]).toEqual([
          say(event),
          canSeeEvent(standing(event), audience),
        ]);
      }
    });
  });
}

test('the list holds what is public and no draft, and nothing hidden', async () => {
  const slugs: string[] = [];
  let after: string | null = null;
  do {
    const page = await listEvents({ ...eventList.first, after });
    slugs.push(...page.items.map(({ slug }) => slug));
    after = page.next;
  } while (after !== null);
  const expected = made.filter(
    ({ visibility, status, hidden }) => visibility === 'public' && status !== 'draft' && !hidden,
  );
  expect(slugs.sort()).toEqual(expected.map(({ slug }) => slug).sort());
});

test.each(['public', 'member', 'manager', 'admin', 'siteAdmin'] as const)(
  'the page of a club gives %s the events that he may see',
  async (club) => {
    const slugs: string[] = [];
    let after: string | null = null;
    do {
      const page = await listClubEvents(clubId, club, { ...clubEventList.first, after });
      slugs.push(...page.items.map(({ slug }) => slug));
      if (club === 'public') expect(page.items.every(({ sheet }) => sheet === null)).toBe(true);
      else expect(page.items.every(({ sheet }) => sheet !== null)).toBe(true);
      after = page.next;
    } while (after !== null);
    const expected = made.filter((event) => canSeeEvent(standing(event), { club, tie: null }));
    expect(slugs.sort()).toEqual(
      expected
        .filter(({ visibility }) => club !== 'public' || visibility !== 'unlisted')
        .map(({ slug }) => slug)
        .sort(),
    );
  },
);

test('a driver’s results lead to events only where the reader may follow', async () => {
  const slugs = async (audience: 'public' | 'owner' | 'siteAdmin') => {
    const items: { eventSlug: string | null }[] = [];
    let after: string | null = null;
    do {
      const page = await listResults(profileId, audience, after, null);
      items.push(...page.items);
      after = page.next;
    } while (after !== null);
    return items.flatMap(({ eventSlug }) => eventSlug ?? []).sort();
  };
  const open = (event: Made) => canSeeEvent(standing(event), anybody);
  const of = (events: readonly Made[]) => events.map(({ slug }) => slug).sort();
  expect(await slugs('public')).toEqual(of(made.filter((event) => open(event) && event.visibility === 'public')));
  expect(await slugs('owner')).toEqual(of(made.filter(open)));
  expect(await slugs('siteAdmin')).toEqual(of(made));
});

test('each read is one query', async () => {
  const eventId = made[0]?.eventId ?? '';
  const all: (() => Promise<unknown>)[] = [
    ...Object.values(reads).map((read) => () => read(eventId, anybody)),
    () => listEvents(eventList.first),
    () => listEvents({ ...eventList.first, when: 'past', q: 'x', simulator: 'acc' }),
    () => listClubEvents(clubId, 'admin', clubEventList.first),
    () => findEvent(made[0]?.slug ?? ''),
    () => isInvited(eventId, profileId),
  ];
  for (const read of all) expect((await withQueryCount(read)).queries).toBe(1);
});

test.each([
  ['public', 'public', true],
  ['unlisted', 'public', false],
  ['unlisted', 'member', true],
  ['private', 'public', false],
  ['private', 'member', true],
  ['private', 'siteAdmin', true],
] as const)('a public event of a club that is %s tells %s its organiser: %s', async (visibility, club, named) => {
  const admin = await createUser(db());
  const { id } = await createClub(db(), admin.id, { visibility });
  const { event } = await makeWholeEvent({ clubId: id, description: 'By us.' }, profileId);
  const seen = await getEvent(event.id, { club, tie: null });
  expect(seen?.club === 'withheld').toBe(!named);
  expect(seen?.description).toBe(named ? 'By us.' : null);
  expect(await listEntries(event.id, { club, tie: null })).toHaveLength(named ? 1 : 0);
  const { items } = await listEvents({ ...eventList.first, q: event.name });
  expect(items.find(({ slug }) => slug === event.slug)?.club === null).toBe(visibility !== 'public');
});

test('an unlisted club is named on its unlisted event, whose address its readers have', async () => {
  const admin = await createUser(db());
  const { id, slug } = await createClub(db(), admin.id, { visibility: 'unlisted' });
  const { event } = await makeWholeEvent({ clubId: id, visibility: 'unlisted' }, profileId);
  expect((await getEvent(event.id, anybody))?.club).toMatchObject({ slug });
});

test('a person is invited by name or as a member of an invited club', async () => {
  const [host, guest, mate, other] = await Promise.all([1, 2, 3, 4].map(() => createUser(db())));
  if (!host || !guest || !mate || !other) throw new Error('four users');
  const club = await createClub(db(), host.id);
  const { event } = await makeWholeEvent({ clubId: club.id, visibility: 'invited' }, profileId);
  const guests = await createClub(db(), other.id);
  await createClubMember(db(), guests.id, mate.id);
  await db()
    .insert(eventInvitations)
    .values([
      { eventId: event.id, userId: guest.id },
      { eventId: event.id, clubId: guests.id },
    ]);
  expect(await isInvited(event.id, guest.id)).toBe(true);
  expect(await isInvited(event.id, mate.id)).toBe(true);
  expect(await isInvited(event.id, host.id)).toBe(false);
});
