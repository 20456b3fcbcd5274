import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '../../../lib/db/client.ts';
import { clubEventsPerPage, listClubEvents } from '../../../lib/events/data/club-events.ts';
import { eventsPerPage, listEvents } from '../../../lib/events/data/list.ts';
import { getResults, resultsPerPage } from '../../../lib/events/data/results.ts';
import { clubEventList, type EventListParams, eventList, eventWhens } from '../../../lib/events/list-params.ts';
import type { Page } from '../../../lib/paging/page.ts';
import { anybody } from '../../../lib/policy/index.ts';
import { createClub, createEvent, createProfile, createUser, simulatorId } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { inMinutes, makeResult, makeSession } from './rows.ts';

onOwnDatabase();

type Place = { after: string | null; before: string | null };
type Read<T> = (place: Place) => Promise<Page<T>>;

async function forward<T>(read: Read<T>): Promise<Page<T>[]> {
  const pages: Page<T>[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await read({ after, before: null });
    pages.push(page);
    after = page.next;
  } while (after !== null);
  return pages;
}

/** Both ways through a list; what was met, in order. */
async function bothWays<T>(read: Read<T>): Promise<T[]> {
  const pages = await forward(read);
  const there = pages.flatMap(({ items }) => items);
  let page = pages.at(-1);
  const back = [...(page?.items ?? [])];
  while (page?.previous) {
    page = await read({ after: null, before: page.previous });
    back.unshift(...page.items);
  }
  expect(back).toEqual(there);
  expect(page?.previous).toBeNull();
  return there;
}

const count = eventsPerPage * 2 + 7;

describe.each(eventWhens)('events that are %s', (when) => {
  const params: EventListParams = { ...eventList.first, when };
  const read: Read<{ eventId: string; startsAt: string }> = (place) => listEvents({ ...params, ...place });
  let made: string[] = [];
  let clubId = '';

  beforeEach(async () => {
    await db().execute(sql`update events set hidden_at = now() where hidden_at is null`);
    clubId = (await createClub(db(), (await createUser(db())).id)).id;
    made = [];
    const base = inMinutes(when === 'past' ? -9_000 : -300);
    for (let n = 0; n < count; n += 1) {
      // Three starts for all of them, one of which is ahead where the list goes there: only the id tells them apart.
      const startsAt = new Date(base.getTime() + (n % 3) * 300 * 60_000);
      const endsAt = when === 'past' ? new Date(startsAt.getTime() + (n % 5) * 60_000) : inMinutes(900 + (n % 5));
      const { id } = await createEvent(db(), { name: `Größe ${n % 4}`, startsAt, endsAt, clubId });
      made.push(id);
    }
  });

  test('every event is met exactly once under equal starts, both ways, in the order of its start', async () => {
    const met = await bothWays(read);
    expect(met.map(({ eventId }) => eventId).sort()).toEqual([...made].sort());
    const starts = met.map(({ startsAt }) => Date.parse(startsAt));
    expect(starts).toEqual([...starts].sort((a, b) => (when === 'past' ? b - a : a - b)));
  });

  test('so is every event of a club', async () => {
    expect(clubEventsPerPage).toBeLessThan(count);
    const met = await bothWays((place) => listClubEvents(clubId, 'member', { ...clubEventList.first, when, ...place }));
    expect(met.map(({ eventId }) => eventId).sort()).toEqual([...made].sort());
  });

  test('an event that is added meanwhile makes none of the others come twice or go missing', async () => {
    const first = await read({ after: null, before: null });
    const startsAt = new Date(Date.parse(first.items[0]?.startsAt ?? '') - 1_000);
    await createEvent(db(), { startsAt, endsAt: when === 'past' ? inMinutes(-60) : inMinutes(60) });
    const second = await read({ after: first.next, before: null });
    const both = [...first.items, ...second.items].map(({ eventId }) => eventId);
    expect(new Set(both).size).toBe(eventsPerPage * 2);
    expect(both.every((id) => made.includes(id))).toBe(true);
  });

  test('a search finds any part of a name, whatever its accents and case; a simulator narrows it', async () => {
    const found = async (asked: Partial<EventListParams>) =>
      (await bothWays((place) => listEvents({ ...params, ...asked, ...place }))).length;
    expect(await found({ q: 'GROSSE 1'.toLowerCase().replace('ss', 'ß') })).toBe(
      made.filter((_, n) => n % 4 === 1).length,
    );
    expect(await found({ q: '%' })).toBe(0);
    expect(await found({ q: '1', simulator: 'acc' })).toBe(0);
    await createEvent(db(), {
      name: 'Größe 1',
      simulatorId: await simulatorId(db(), 'acc'),
      startsAt: inMinutes(-90),
      endsAt: when === 'past' ? inMinutes(-60) : inMinutes(60),
    });
    expect(await found({ q: '1', simulator: 'acc' })).toBe(1);
  });
});

test('what runs comes before what is to come, and what is over is in the other list', async () => {
  await db().execute(sql`update events set hidden_at = now() where hidden_at is null`);
  const make = (name: string, from: number, to: number) =>
    createEvent(db(), { name, startsAt: inMinutes(from), endsAt: inMinutes(to) });
  await make('soon', 5, 10);
  await make('running long', -900, 900);
  await make('over', -20, -1);
  await make('running', -10, 2);
  await make('later', 60, 61);
  await createEvent(db(), { name: 'called off', status: 'cancelled', startsAt: inMinutes(30), endsAt: inMinutes(90) });
  const names = async (when: 'upcoming' | 'past') =>
    (await listEvents({ ...eventList.first, when })).items.map(({ name }) => name);
  expect(await names('upcoming')).toEqual(['running long', 'running', 'soon', 'called off', 'later']);
  expect(await names('past')).toEqual(['over']);
});

describe('results of a big field', () => {
  const cars = resultsPerPage * 2 + 5;
  let eventId = '';

  beforeAll(async () => {
    eventId = (await createEvent(db())).id;
    const sessionId = await makeSession(eventId);
    for (let n = 0; n < cars; n += 1) {
      const { id } = await createProfile(db());
      // Two share each position, and the last ones have none.
      const finishPosition = n < cars - 6 ? Math.floor(n / 2) + 1 : null;
      await makeResult(sessionId, { profileId: id, finishPosition, carNumber: String(n) });
    }
  });

  test('every car is met exactly once, both ways, those without a position last', async () => {
    const met = await bothWays(async (place) => {
      const page = await getResults(eventId, anybody, { session: null, ...place });
      if (!page) throw new Error('there are results');
      return page;
    });
    expect(new Set(met.map(({ carNumber }) => carNumber)).size).toBe(cars);
    expect(met.slice(-6).every(({ position }) => position === null)).toBe(true);
    const positions = met.slice(0, -6).map(({ position }) => position ?? 0);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });
});

test('the last race is shown by itself; another session when it is asked for', async () => {
  const { id } = await createEvent(db());
  const [qualifying, sprint, main] = [
    await makeSession(id, 'qualifying', 0),
    await makeSession(id, 'race', 1),
    await makeSession(id, 'race', 2),
  ];
  const shown = async (session: number | null) =>
    (await getResults(id, anybody, { session, after: null, before: null }))?.session.number ?? null;
  expect(await shown(null)).toBeNull();
  await makeResult(qualifying, { profileId: (await createProfile(db())).id });
  expect(await shown(null)).toBe(1);
  await makeResult(sprint, { profileId: (await createProfile(db())).id });
  expect(await shown(null)).toBe(2);
  expect(await shown(3)).toBeNull();
  await makeResult(main, { profileId: (await createProfile(db())).id });
  expect([await shown(null), await shown(1), await shown(3), await shown(9)]).toEqual([3, 1, 3, null]);
});
