import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { inArray } from 'drizzle-orm';
import { clubs } from '../../drizzle/schema/index.ts';
import { closeCache } from '../../lib/cache/index.ts';
import { closeDb } from '../../lib/db/client.ts';
import { write } from '../../lib/db/write.ts';
import { browserOf, type Cast, makeCast, type Person, stageClub } from './cast.ts';
import { expect, test } from './fixtures.ts';
import { newAccount } from './new-driver.ts';

test.use({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });

const staged: string[] = [];
test.afterAll(async () => {
  if (staged.length > 0) await write((tx) => tx.delete(clubs).where(inArray(clubs.id, staged)));
  await closeCache();
  await closeDb();
});

const base = process.env.INSTANCE_A ?? '';
const tokenPath = /^\/invitations\/[\w-]{43}$/;
const submit = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
const tabs = (page: Page, club: string) => page.getByRole('navigation', { name: club }).getByRole('link');

async function stage(values: Parameters<typeof stageClub>[1] = {}) {
  const cast = await makeCast();
  const { club } = await stageClub(cast, values);
  staged.push(club.id);
  return { cast, club, path: `/clubs/${club.slug}`, requests: `/clubs/${club.slug}/requests` };
}

async function pageOf(browser: Browser, person: Person | null, at: string): Promise<Page> {
  const page = await (await browserOf(browser, person, base)).newPage();
  await page.goto(at);
  return page;
}

/** A browser without JavaScript, signed in as this person. */
async function plainBrowserOf(browser: Browser, person: Person): Promise<BrowserContext> {
  const signedIn = await browserOf(browser, person, base);
  const storageState = await signedIn.storageState();
  await signedIn.close();
  return browser.newContext({ baseURL: base, locale: 'en-GB', javaScriptEnabled: false, storageState });
}

/** Makes a link on the page of requests; its path. */
async function makeLink(page: Page, uses: number, role = 'member'): Promise<string> {
  const form = page.getByRole('form', { name: 'A link' });
  await form.getByLabel('For how many people').fill(String(uses));
  await form.getByLabel('They join as').selectOption(role);
  await form.getByRole('button', { name: 'Make a link' }).click();
  const link = form.getByLabel('The link, shown only this once');
  await expect(link).toHaveValue(/\/invitations\//);
  const url = new URL(await link.inputValue());
  expect(url.origin).toBe(new URL(page.url()).origin);
  expect(url.pathname).toMatch(tokenPath);
  return url.pathname;
}

test('two browsers: ask, withdraw, ask, be turned down, ask again, be let in, and the club is his', async ({
  browser,
}) => {
  const { cast, club, requests, path } = await stage();
  const asker = await pageOf(browser, cast.stranger, path);
  await asker.getByRole('link', { name: 'Ask to join' }).click();
  await expect(asker).toHaveURL(requests);
  const message = asker.getByLabel('Message');
  await message.fill('Nights only.\nI bring a spotter.');
  await submit(asker, 'Ask to join').click();
  await expect(asker.getByText('You have asked on')).toBeVisible();
  await submit(asker, 'Withdraw request').click();
  await message.fill('Nights only.\nI bring a spotter.');
  await submit(asker, 'Ask to join').click();
  await expect(asker.getByText('You have asked on')).toBeVisible();

  const admin = await pageOf(browser, cast.admin, requests);
  const answer = admin.getByRole('form', { name: `Request of ${cast.stranger.name}` });
  await expect(answer).toHaveCount(1);
  await expect(admin.getByText('I bring a spotter.')).toBeVisible();
  await answer.getByRole('button', { name: 'Turn down' }).click();
  await expect(admin.getByText('Nobody waits')).toBeVisible();
  await expect(admin.getByRole('row', { name: cast.stranger.name })).toContainText('Turned down');

  await asker.reload();
  await expect(asker.getByText('Your last request was turned down. You may ask again.')).toBeVisible();
  await submit(asker, 'Ask to join').click();
  await expect(asker.getByText('You have asked on')).toBeVisible();
  await admin.reload();
  await answer.getByRole('button', { name: 'Let in' }).click();
  await expect(admin.getByText('Nobody waits')).toBeVisible();

  await asker.goto(path);
  await expect(asker.getByText('You are a member')).toBeVisible();
  await expect(tabs(asker, club.name)).toHaveText(['Overview', 'Members', 'Teams', 'Races']);
  await asker.goto(`${path}/members`);
  await expect(asker.getByRole('row', { name: cast.stranger.name })).toBeVisible();
  await asker.goto(requests);
  await expect(asker.getByText('You are in this club.')).toBeVisible();
});

test('the page of requests shows each role its own, and nobody else what the admins read', async ({ browser }) => {
  const { cast, requests, path } = await stage();
  const asker = await pageOf(browser, cast.stranger, requests);
  await asker.getByLabel('Message').fill('For the admins alone');
  await submit(asker, 'Ask to join').click();
  await expect(asker.getByText('You have asked on')).toBeVisible();

  const admin = await pageOf(browser, cast.admin, requests);
  await admin.getByRole('form', { name: 'To an address' }).getByLabel('E-mail').fill('only-here@example.org');
  await submit(admin, 'Invite').click();
  await expect(admin.getByText('only-here@example.org as member, one use left')).toBeVisible();
  await expect(admin.getByLabel('E-mail'), 'pressed again, it is not invited twice').toHaveValue('');
  const secrets = ['For the admins alone', 'only-here@example.org', 'name="maxUses"'];
  const html = await (await admin.request.get(requests)).text();
  for (const secret of secrets) expect(html).toContain(secret);

  const others = {
    member: 'You are in this club.',
    manager: 'You are in this club.',
    siteAdmin: 'Ask to join',
  } as const;
  for (const [role, shown] of Object.entries(others) as [keyof Cast, string][]) {
    const page = await pageOf(browser, cast[role], requests);
    await expect(page.getByRole('main').getByText(shown).first()).toBeVisible();
    const read = await (await page.request.get(requests)).text();
    for (const secret of secrets) expect(read, role).not.toContain(secret);
    await page.context().close();
  }

  const visitor = await pageOf(browser, null, path);
  await visitor.getByRole('link', { name: 'Sign in to join' }).click();
  await expect(visitor).toHaveURL(`/login?next=${encodeURIComponent(requests)}`);
});

test('a new driver comes by a link, through making an account; a link that is used up admits nobody', async ({
  browser,
  page,
}) => {
  const { cast, club, path, requests } = await stage({ visibility: 'private' });
  const admin = await pageOf(browser, cast.admin, requests);
  const link = await makeLink(admin, 1, 'manager');
  await expect(admin.getByText('Link as manager, one use left')).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole('heading', { name: `You are invited to ${club.name}` })).toBeVisible();
  await expect(page.getByText(`${cast.admin.name} invites you to join as manager.`)).toBeVisible();
  const next = encodeURIComponent(link);
  await expect(page.getByRole('link', { name: 'Sign in to join' })).toHaveAttribute('href', `/login?next=${next}`);
  const register = page.getByRole('link', { name: 'Create an account' });
  await expect(register).toHaveAttribute('href', `/register?next=${next}`);
  await newAccount(page, link);
  await submit(page, 'Join the club').click();
  await expect(page).toHaveURL(path);
  await expect(page.getByText('You are a manager')).toBeVisible();

  const late = await browserOf(browser, cast.stranger, base);
  const [used, unknown] = await Promise.all(
    [link, `/invitations/${'x'.repeat(43)}`].map(async (address) => {
      const tab = await late.newPage();
      const answer = await tab.goto(address);
      expect(answer?.status()).toBe(404);
      await expect(tab.getByText('This invitation is not valid any more')).toBeVisible();
      return tab.locator('main').textContent();
    }),
  );
  expect(used).toBe(unknown);
  expect(used).not.toContain(club.name);
  await admin.reload();
  await expect(admin.getByText('No invitation is open.')).toBeVisible();
});

test('looking at an invitation takes nothing; its address is kept by nobody', async ({ browser }) => {
  const { cast, requests } = await stage();
  const admin = await pageOf(browser, cast.admin, requests);
  const link = await makeLink(admin, 2);
  const guest = await pageOf(browser, cast.stranger, link);
  for (let look = 0; look < 3; look += 1) {
    const answer = await guest.reload();
    expect(answer?.headers()['cache-control']).toContain('no-store');
  }
  await expect(guest.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await expect(guest.locator('meta[name="referrer"]')).toHaveAttribute('content', 'strict-origin');
  const asked = guest.waitForRequest((request) => request.url().includes('/clubs'));
  await guest.getByRole('banner').getByRole('link', { name: 'Clubs' }).click();
  expect((await (await asked).allHeaders()).referer ?? '').not.toContain('/invitations');

  await admin.reload();
  await expect(admin.getByText('Link as member, 2 uses left')).toBeVisible();
  await expect(admin.getByText(link), 'it was shown once').toHaveCount(0);
});

test('a visitor who has an account signs in and is back at the invitation', async ({ browser, page }) => {
  const { cast, requests, path } = await stage();
  const link = await makeLink(await pageOf(browser, cast.admin, requests), 1);
  await page.goto(link);
  await page.getByRole('link', { name: 'Sign in to join' }).click();
  await page.locator('main input[name="identifier"]').fill('member');
  await page.locator('main input[type="password"]').fill(process.env.DEMO_PASSWORD ?? '');
  await submit(page, 'Sign in').click();
  await expect(page).toHaveURL(link);
  await submit(page, 'Join the club').click();
  await expect(page).toHaveURL(path);
});

test('a link that is renewed or revoked is dead at once; the new one works, once for each', async ({ browser }) => {
  const { cast, requests, path } = await stage();
  const admin = await pageOf(browser, cast.admin, requests);
  const old = await makeLink(admin, 3);
  await submit(admin, 'New link').click();
  const renewed = admin.getByLabel('The link, shown only this once').and(admin.locator(`:not([value$="${old}"])`));
  await expect(renewed).toHaveCount(1);
  const link = new URL(await renewed.inputValue()).pathname;

  const guest = await pageOf(browser, cast.stranger, link);
  expect((await guest.request.get(old)).status()).toBe(404);
  await submit(guest, 'Join the club').click();
  await expect(guest).toHaveURL(path);
  await guest.goto(link);
  await expect(guest.getByText('You are in this club.')).toBeVisible();

  const late = await pageOf(browser, cast.siteAdmin, link);
  await admin.reload();
  await expect(admin.getByText('2 uses left')).toBeVisible();
  await submit(admin, 'Revoke').click();
  await expect(admin.getByText('No invitation is open.')).toBeVisible();
  await submit(late, 'Join the club').click();
  await expect(late.getByRole('alert').filter({ hasText: 'This invitation is not valid any more.' })).toBeVisible();
});

test('without JavaScript one asks, is let in, is invited and accepts', async ({ browser }) => {
  const { cast, requests, path } = await stage();
  const asker = await (await plainBrowserOf(browser, cast.stranger)).newPage();
  await asker.goto(requests);
  await asker.getByLabel('Message').fill('By hand');
  await submit(asker, 'Ask to join').click();
  await expect(asker.getByText('You have asked on')).toBeVisible();

  const admin = await (await plainBrowserOf(browser, cast.admin)).newPage();
  await admin.goto(requests);
  await admin
    .getByRole('form', { name: `Request of ${cast.stranger.name}` })
    .getByRole('button', { name: 'Let in' })
    .click();
  await expect(admin.getByText('Nobody waits')).toBeVisible();
  await submit(admin, 'Make a link').click();
  const link = await admin.getByLabel('The link, shown only this once').inputValue();
  expect(link).toMatch(tokenPath);

  const guest = await (await plainBrowserOf(browser, cast.siteAdmin)).newPage();
  await guest.goto(link);
  await submit(guest, 'Join the club').click();
  await expect(guest).toHaveURL(path);
  await expect(guest.getByText('You are a member')).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`the pages of joining have no barriers that axe finds, and fit 360 px: ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const { cast, requests } = await stage();
    const asker = await pageOf(browser, cast.stranger, requests);
    await submit(asker, 'Ask to join').click();
    await expect(asker.getByText('You have asked on')).toBeVisible();
    const admin = await pageOf(browser, cast.admin, requests);
    const link = await makeLink(admin, 5);
    const seen: [Page, string][] = [
      [admin, 'made'],
      [await pageOf(browser, cast.admin, requests), requests],
      [asker, 'waiting'],
      [await pageOf(browser, cast.member, requests), 'member'],
      [await pageOf(browser, cast.siteAdmin, requests), 'asking'],
      [await pageOf(browser, cast.stranger, link), 'invited'],
      [await pageOf(browser, null, link), 'visitor'],
      [await pageOf(browser, null, `/invitations/${'x'.repeat(43)}`), 'gone'],
    ];
    for (const [page, name] of seen) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [name, id, nodes.map(({ html }) => html)])).toEqual([]);
      await page.setViewportSize({ width: 360, height: 800 });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, name).toBe(0);
      await page.context().close();
    }
  });
}
