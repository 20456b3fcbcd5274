import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { and, eq, inArray } from 'drizzle-orm';
import { clubMembers, clubs } from '../../drizzle/schema/index.ts';
import { closeCache } from '../../lib/cache/index.ts';
import { closeDb, db } from '../../lib/db/client.ts';
import { write } from '../../lib/db/write.ts';
import { createEvent, createSheet, createSignup } from '../factories/index.ts';
import { browserOf, makeCast, stageClub } from './cast.ts';
import { expect, test } from './fixtures.ts';
import { newAccount } from './new-driver.ts';

test.use({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });

const staged: string[] = [];
test.afterAll(async () => {
  if (staged.length > 0) await write((tx) => tx.delete(clubs).where(inArray(clubs.id, staged)));
  await closeCache();
  await closeDb();
});

const mark = () => randomBytes(5).toString('hex');
const submit = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
const formOf = (page: Page, button: string) =>
  page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) });

async function stage() {
  const cast = await makeCast();
  const scene = await stageClub(cast);
  staged.push(scene.club.id);
  return { cast, ...scene };
}

async function found(page: Page, name: string): Promise<string> {
  await page.goto('/clubs/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await submit(page, 'Found the club').click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function removeClub(page: Page, path: string, name: string): Promise<void> {
  await page.goto(`${path}/settings`);
  await page.getByText('I want to delete this club').click();
  await page.getByLabel(`Type the club’s name, ${name}`).fill(name);
  await submit(page, 'Delete the club').click();
  await expect(page).toHaveURL('/clubs');
}

test('a visitor filters the directory, opens a club and is asked to sign in to found one', async ({ page }) => {
  await page.goto('/clubs');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'Blue Flag Endurance' })).toHaveCount(1);
  for (const name of ['Pit Wall Works', 'Paddock Twelve']) await expect(page.getByText(name)).toHaveCount(0);

  await page.getByLabel('Name').fill('APEX IBERICA');
  await page.getByLabel('Sort by').selectOption('members');
  await submit(page, 'Show').click();
  await expect(page).toHaveURL(/q=APEX/);
  await expect(rows).toHaveCount(2);
  await expect(page.getByLabel('Sort by')).toHaveValue('members');
  await page.getByLabel('Country').selectOption('JP');
  await submit(page, 'Show').click();
  await expect(page.getByText('No club matches')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Clear filters' }).first().click();
  await expect(page).toHaveURL('/clubs');

  await page.getByRole('link', { name: 'Blue Flag Endurance' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Flag Endurance' })).toBeVisible();
  for (const name of ['Next races', 'Latest results', 'About', 'Teams', 'Newest members', 'Growth']) {
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: 'Sign-up coverage' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Discord' })).toHaveAttribute('rel', /nofollow/);

  await page.goto('/clubs');
  await page.getByRole('link', { name: 'Found a club' }).click();
  await expect(page).toHaveURL('/login?next=%2Fclubs%2Fnew');
});

test('a filter that is not known is said to be left out, and junk makes no other page', async ({ page }) => {
  const response = await page.goto('/clubs?country=XX&sort=age&after=nonsense&utm_source=x');
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('status').filter({ hasText: 'Filter not known' })).toContainText('3 filters');
});

test('a new user founds a club, corrects what is refused, and is its admin', async ({ page }) => {
  const name = `Curbside ${mark()}`;
  await newAccount(page, '/clubs/new');
  await page.getByLabel('Name', { exact: true }).fill('blue flag ENDURANCE');
  await page.getByLabel('About the club').fill('We race\non Sundays.');
  await page.getByLabel('Country').selectOption('ES');
  await page.getByLabel('Address').fill(`blue-${mark()}`);
  await submit(page, 'Found the club').click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/exists already/);
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(page.getByLabel('About the club')).toHaveValue('We race\non Sundays.');

  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Address').fill('settings');
  await submit(page, 'Found the club').click();
  await expect(page.getByLabel('Address')).toHaveAccessibleDescription(/reserved/);
  await page.getByLabel('Address').fill('');
  await submit(page, 'Found the club').click();

  await expect(page).toHaveURL(`/clubs/${name.toLowerCase().replace(' ', '-')}`);
  await expect(page.getByText('You are an admin')).toBeVisible();
  await expect(page.getByText('1 member', { exact: true })).toBeVisible();
  await expect(page.getByText('Nobody waits for an answer.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Settings' })).toBeVisible();
  await removeClub(page, new URL(page.url()).pathname, name);
});

test('an admin changes his club, and visitors in every language see it at once', async ({
  page,
  browser,
  instances,
}) => {
  test.slow();
  const name = `Gravel ${mark()}`;
  await newAccount(page, '/clubs');
  const path = await found(page, name);
  const word = name.split(' ').at(-1) ?? '';
  const german = await (await browser.newContext({ locale: 'de-DE', baseURL: instances.b })).newPage();
  const listed = async () => {
    await german.goto(`/clubs?q=${word}`);
    return german.getByRole('main').getByRole('link', { name }).count();
  };
  await expect.poll(listed).toBe(1);
  expect((await german.goto(path))?.status()).toBe(200);
  await expect(german.getByRole('heading', { name: 'Nächste Rennen' })).toBeVisible();

  const details = formOf(page, 'Save').first();
  await page.goto(`${path}/settings`);
  await details.getByLabel('Who sees the club').selectOption('private');
  await details.getByRole('button', { name: 'Save' }).click();
  await expect(details.getByText('Saved.')).toBeVisible();
  await expect.poll(listed).toBe(0);
  await expect.poll(async () => (await german.goto(path))?.status()).toBe(404);
  await page.goto(path);
  await expect(page.getByText('Private', { exact: true })).toBeVisible();

  await page.goto(`${path}/settings`);
  await details.getByLabel('Who sees the club').selectOption('public');
  await details.getByLabel('About the club').fill('Back on track.');
  await details.getByRole('button', { name: 'Save' }).click();
  await expect(details.getByText('Saved.')).toBeVisible();
  const links = formOf(page, 'Save').nth(1);
  await links.getByLabel('Name of link 1').fill('Forum');
  await links.getByLabel('Address of link 1').fill('http://plain.example');
  await links.getByRole('button', { name: 'Save' }).click();
  await expect(links.getByLabel('Address of link 1')).toHaveAccessibleDescription(/begins with https/);
  await expect(links.getByLabel('Name of link 1')).toHaveValue('Forum');
  await links.getByLabel('Address of link 1').fill('https://forum.example/club');
  await links.getByRole('button', { name: 'Save' }).click();
  await expect(links.getByText('Saved.')).toBeVisible();
  await expect
    .poll(async () => {
      await german.goto(path);
      return german.getByRole('main').textContent();
    })
    .toMatch(/Back on track\.[\s\S]*Forum/);
  await expect(german.getByRole('link', { name: 'Forum' })).toHaveAttribute('rel', 'nofollow noopener noreferrer');

  const moved = `${path}-moved`;
  await formOf(page, 'Change address').getByLabel('Address').fill(moved.replace('/clubs/', ''));
  await submit(page, 'Change address').click();
  await expect(page).toHaveURL(`${moved}/settings`);
  await expect.poll(async () => (await german.goto(path))?.url()).toBe(`${instances.b}${moved}`);
  await page.goto(`${path}/settings`);
  await expect(page).toHaveURL(`${moved}/settings`);

  await page.getByText('I want to delete this club').click();
  const typed = page.getByLabel(`Type the club’s name, ${name}`);
  await typed.fill('another name');
  await submit(page, 'Delete the club').click();
  await expect(typed).toHaveAccessibleDescription(/not what was asked for/);
  await removeClub(page, moved, name);
  for (const gone of [path, moved]) {
    expect((await page.goto(gone))?.status()).toBe(404);
    await expect.poll(async () => (await german.goto(gone))?.status()).toBe(404);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a club is founded, linked, renamed and deleted, and every refusal is seen', async ({ page }) => {
    const name = `Plain ${mark()}`;
    await newAccount(page, '/clubs');
    const path = await found(page, name);
    await page.goto(`${path}/settings`);
    await page.getByLabel('Name of link 1').fill('Forum');
    await page.getByLabel('Address of link 1').fill('https://forum.example');
    await page.getByLabel('Address of link 3').fill('ftp://files.example');
    await submit(page, 'Save').nth(1).click();
    await expect(page.getByLabel('Name of link 3')).toHaveAccessibleDescription(/needs a name/);
    await expect(page.getByLabel('Address of link 3')).toHaveAccessibleDescription(/begins with https/);
    await expect(page.getByLabel('Name of link 1')).toHaveValue('Forum');
    await expect(page.getByLabel('Address of link 1')).toHaveValue('https://forum.example');
    await page.getByLabel('Address of link 3').fill('');
    await submit(page, 'Save').nth(1).click();
    await expect(page.getByText('Saved.')).toBeVisible();

    await page.getByText('I want to delete this club').click();
    await page.getByLabel(`Type the club’s name, ${name}`).fill('no');
    await submit(page, 'Delete the club').click();
    // The refusal is not hidden in what was folded.
    await expect(page.getByText('This is not what was asked for.')).toBeVisible();
    await removeClub(page, path, name);
    expect((await page.goto(path))?.status()).toBe(404);
  });
});

test('members see the sheets of the club and where they stand; strangers and visitors see neither', async ({
  browser,
  instances,
}) => {
  const { cast, club } = await stage();
  const quarterMs = 900_000;
  const startsAt = new Date(Math.ceil(Date.now() / quarterMs) * quarterMs + 3_600_000);
  const event = await createEvent(db(), {
    ...{ clubId: club.id, name: `Sheeted ${mark()}` },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 6 * 3_600_000) },
  });
  const sheet = await createSheet(db(), club.id, event.id);
  await createSignup(db(), sheet.id, cast.member.id);
  const look = async (who: keyof typeof cast | null) => {
    const context = await browserOf(browser, who && cast[who], instances.a);
    const page = await context.newPage();
    await page.goto(`/clubs/${club.slug}`);
    await expect(page.getByRole('heading', { name: 'Next races' })).toBeVisible();
    await expect(page.getByRole('link', { name: event.name }).first()).toBeVisible();
    const seen = (await page.getByRole('main').textContent()) ?? '';
    await context.close();
    return seen;
  };
  expect(await look('member')).toMatch(/You are signed up[\s\S]*1, cars of 3[\s\S]*0 of 6 h/);
  expect(await look('manager')).toMatch(/You are not signed up/);
  for (const who of ['stranger', null] as const) expect(await look(who)).not.toMatch(/signed up|0 of 6 h/);
});

test('an admin who is demoted elsewhere has no settings on his next click', async ({ browser, instances }) => {
  const { cast, club } = await stage();
  const set = (role: 'admin' | 'member') =>
    write((tx) =>
      tx
        .update(clubMembers)
        .set({ role })
        .where(and(eq(clubMembers.clubId, club.id), eq(clubMembers.userId, cast.member.id))),
    );
  await set('admin');
  const page = await (await browserOf(browser, cast.member, instances.b)).newPage();
  const settings = page.getByRole('main').getByRole('link', { name: 'Settings' });
  await page.goto(`/clubs/${club.slug}`);
  await expect(settings).toBeVisible();
  await set('member');
  await expect
    .poll(async () => {
      await page.getByRole('link', { name: 'Members', exact: true }).click();
      await page.getByRole('link', { name: 'Overview' }).click();
      await expect(page.getByRole('heading', { name: 'Next races' })).toBeVisible();
      return settings.count();
    })
    .toBe(0);
  expect((await page.goto(`/clubs/${club.slug}/settings`))?.status()).toBe(404);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('the pages of clubs have no barriers that axe finds, and fit 360 pixels', async ({ page, login }) => {
      test.slow();
      await login(page, 'admin');
      const club = '/clubs/nordschleife-stammtisch';
      for (const path of ['/clubs', '/clubs?q=zzzzzz', '/clubs/new', club, `${club}/settings`]) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [path, id, nodes.length])).toEqual([]);
        await page.setViewportSize({ width: 360, height: 800 });
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wider, path).toBe(0);
      }
    });
  });
}
