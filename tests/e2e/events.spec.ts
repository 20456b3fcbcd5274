import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { eq, inArray } from 'drizzle-orm';
import { eventInvitations, events } from '../../drizzle/schema/index.ts';
import { closeDb, db } from '../../lib/db/client.ts';
import { createEvent, createSlot } from '../factories/index.ts';
import { browserOf, type Cast, makeCast, stageClub } from './cast.ts';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });

const made: string[] = [];
test.afterAll(async () => {
  if (made.length > 0) await db().delete(events).where(inArray(events.id, made));
  await closeDb();
});

/** An event that is gone after these tests. */
async function stage(values: Parameters<typeof createEvent>[1] = {}) {
  const event = await createEvent(db(), values);
  made.push(event.id);
  return event;
}

/** A race of the demo that is over, with teams in several classes, and one that is ahead with two starts. */
const over = '/events/24-hours-of-barcelona';
const ahead = '/events/24-hours-of-daytona-preparation-race';

async function noBarriers(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [path, id, nodes.length])).toEqual([]);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a visitor filters and finds a race, with its results', async ({ page }) => {
    await page.goto('/events');
    await expect(page.getByRole('heading', { level: 1, name: 'Races' })).toBeVisible();
    const first = page.getByRole('row').nth(1);
    await expect(first).toContainText('Running');

    await page.getByLabel('Name').fill('SAO PAU');
    await page.getByLabel('When').selectOption('past');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/when=past/);
    await expect(page.getByLabel('When')).toHaveValue('past');
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(first).toContainText('Over');

    await page.getByLabel('Simulator', { exact: true }).selectOption('acc');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByText('No race matches')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Clear filters' }).first().click();
    await expect(page).toHaveURL('/events');

    await page.goto('/events?when=past&q=sao');
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/São Paulo/);
    await page.getByRole('link', { name: 'Qualifying', exact: true }).click();
    await expect(page).toHaveURL(/session=2/);
    await expect(page.getByRole('region', { name: 'Results of Qualifying, by position' })).toBeVisible();
  });
});

test('a filter that is not known is said to be left out', async ({ page }) => {
  const response = await page.goto('/events?when=soon&after=nonsense');
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('status').filter({ hasText: 'Filter not known' })).toContainText('when, page');
});

test('a long list is paged forward and back', async ({ page }) => {
  const startsAt = new Date('2030-06-01T12:00:00Z');
  const name = `Paged ${Date.now()}`;
  for (let n = 0; n < 30; n += 1) {
    await stage({ name: `${name} ${n}`, startsAt, endsAt: new Date('2030-06-01T14:00:00Z') });
  }
  await expect
    .poll(async () => {
      await page.goto(`/events?q=${encodeURIComponent(name)}`);
      return page.getByRole('row').count();
    })
    .toBe(26);
  const first = page.getByRole('row').nth(1).getByRole('rowheader');
  const name1 = (await first.textContent()) ?? '';
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByRole('row')).toHaveCount(6);
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(first).toHaveText(name1);
});

const zones = ['Asia/Kathmandu', 'America/Los_Angeles'];

test('the starts of one stored page are in the zone of each reader, and in UTC for all', async ({ browser }) => {
  const event = await stage();
  await createSlot(db(), event.id);
  for (const timezoneId of zones) {
    const page = await (await browser.newContext({ locale: 'en-GB', timezoneId })).newPage();
    await expect.poll(async () => (await page.goto(`/events/${event.slug}`))?.status()).toBe(200);
    const row = page.getByRole('region', { name: 'Start times, in your time zone and in UTC' }).getByRole('row').nth(1);
    const begins = row.getByRole('cell').first();
    await expect(begins.locator('time')).toHaveAttribute('datetime', '2027-03-27T12:00:00.000Z');
    await expect(begins).toHaveText(await shownIn(page, timezoneId));
    await expect(row.getByRole('cell').last()).toHaveText(await shownIn(page, 'UTC'));
    await page.context().close();
  }
});

/** How this browser writes the start of the race in a zone. */
function shownIn(page: Page, timeZone: string): Promise<string> {
  return page.evaluate(
    (zone) =>
      new Intl.DateTimeFormat(document.documentElement.lang, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: zone,
      }).format(new Date('2027-03-27T12:00:00.000Z')),
    timeZone,
  );
}

test('an event begins and ends before the reader’s eyes', async ({ page }) => {
  const startsAt = new Date(Date.now() + 4_000);
  const { slug } = await stage({ startsAt, endsAt: new Date(startsAt.getTime() + 3_000) });
  await page.goto(`/events/${slug}`);
  const head = page.locator('main header');
  await expect(head.getByText('Running', { exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(head.getByText('Over', { exact: true })).toBeVisible({ timeout: 10_000 });
});

test.describe('who may see what', () => {
  let cast: Cast;
  let staged: Awaited<ReturnType<typeof stageClub>>;

  test.beforeAll(async () => {
    cast = await makeCast();
    staged = await stageClub(cast, { visibility: 'private' });
  });

  async function statuses(browser: Browser, base: string, person: Parameters<typeof browserOf>[1]) {
    const context = await browserOf(browser, person, base);
    const found: Record<string, number> = {};
    for (const [kind, slug] of Object.entries(staged.events)) {
      found[kind] = (await context.request.get(`/events/${slug}`)).status();
    }
    await context.close();
    return found;
  }

  test('a visitor and a stranger find what is open, a member what is his club’s besides', async ({
    browser,
    instances,
  }) => {
    const open = { public: 200, unlisted: 200, club: 404, invited: 404, private: 404, draft: 404, hidden: 404 };
    expect(await statuses(browser, instances.a, null)).toEqual(open);
    expect(await statuses(browser, instances.a, cast.stranger)).toEqual(open);
    expect(await statuses(browser, instances.b, cast.member)).toEqual({ ...open, club: 200 });
    expect(await statuses(browser, instances.b, cast.manager)).toEqual({
      ...open,
      ...{ club: 200, invited: 200, private: 200, draft: 200 },
    });
  });

  test('an invitation lets a stranger in, until it is withdrawn', async ({ browser, instances }) => {
    const [event] = await db().select({ id: events.id }).from(events).where(eq(events.slug, staged.events.invited));
    if (!event) throw new Error('it was staged');
    const status = async () => (await statuses(browser, instances.b, cast.stranger)).invited;
    expect(await status()).toBe(404);
    await db().insert(eventInvitations).values({ eventId: event.id, userId: cast.stranger.id });
    await expect.poll(status, { timeout: 15_000 }).toBe(200);
    await db().delete(eventInvitations).where(eq(eventInvitations.eventId, event.id));
    await expect.poll(status, { timeout: 15_000 }).toBe(404);
  });

  test('the public event of a private club does not tell whose it is, but to its members', async ({
    browser,
    instances,
  }) => {
    for (const [person, named] of [
      [null, false],
      [cast.stranger, false],
      [cast.member, true],
    ] as const) {
      const context = await browserOf(browser, person, instances.a);
      const page = await context.newPage();
      await page.goto(`/events/${staged.events.public}`);
      const organiser = page.locator('main dl').filter({ hasText: 'Organised by' });
      await expect(organiser).toContainText(named ? staged.club.name : 'A private club');
      if (!named) expect(await page.content()).not.toContain(staged.club.name);
      await context.close();
    }
  });

  test('what is not for everybody to find is kept from search engines and out of lists', async ({ page }) => {
    const robots = page.locator('meta[name="robots"]');
    await page.goto(`/events/${staged.events.unlisted}`);
    await expect(robots).toHaveAttribute('content', /noindex/);
    await page.goto(`/events/${staged.events.public}`);
    await expect(robots).toHaveCount(0);
    await page.goto('/events');
    await expect(page.locator(`main a[href="/events/${staged.events.unlisted}"]`)).toHaveCount(0);
  });

  test('a club’s page of events shows its members what strangers do not see', async ({ browser, instances }) => {
    const club = await stageClub(cast);
    const rows = async (person: Parameters<typeof browserOf>[1]) => {
      const context = await browserOf(browser, person, instances.a);
      const page = await context.newPage();
      await page.goto(`/clubs/${club.club.slug}/events`);
      const count = (await page.getByRole('row').count()) - 1;
      await context.close();
      return count;
    };
    expect([await rows(null), await rows(cast.member), await rows(cast.manager)]).toEqual([1, 3, 6]);
  });
});

test('an event speaks the reader’s language', async ({ browser }) => {
  for (const [locale, heading, state] of [
    ['en-GB', 'Results', 'Over'],
    ['de-DE', 'Ergebnisse', 'Vorbei'],
    ['es-ES', 'Resultados', 'Terminada'],
  ] as const) {
    const page = await (await browser.newContext({ locale })).newPage();
    await page.goto(over);
    await expect(page.getByRole('heading', { level: 2, name: heading, exact: true })).toBeVisible();
    await expect(page.getByText(state, { exact: true })).toBeVisible();
    await page.context().close();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('the pages of events have no barriers that axe finds', async ({ page, login }) => {
      test.slow();
      for (const path of ['/events', '/events?when=past&simulator=none&q=zzzz', over, ahead])
        await noBarriers(page, path);
      await login(page, 'manager');
      for (const path of [ahead, '/clubs/blue-flag-endurance/events']) await noBarriers(page, path);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('tables scroll by themselves, the page does not', async ({ page }) => {
    for (const path of ['/events', over, ahead, '/clubs/blue-flag-endurance/events?when=past']) {
      await page.goto(path);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([path, wider]).toEqual([path, 0]);
    }
  });
});
