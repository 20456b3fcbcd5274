import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import postgres from 'postgres';
import { expect, test } from './fixtures.ts';
import { newAccount } from './new-driver.ts';

test.use({ locale: 'en-GB' });

/** A driver of a result file whom nobody has claimed. */
async function unclaimed(): Promise<{ identifier: string; name: string }> {
  const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1 });
  const [row] = await sql<{ identifier: string; name: string }[]>`
    select p.sim_api_id as identifier, p.display_name as name
    from sim_profiles p join simulators s on s.id = p.simulator_id and s.slug = 'iracing'
    where p.user_id is null and p.listed
      and not exists (select from profile_claims c where c.profile_id = p.id)
    order by p.id desc limit 1`;
  await sql.end();
  if (!row) throw new Error('the demo has no unclaimed profile left');
  return row;
}

const handleOf = async (page: Page) =>
  (
    await page
      .getByText(/^@e2e-/)
      .first()
      .textContent()
  )?.slice(1) ?? '';

test('from registering to losing an admin’s rights, in two browsers and on two instances', async ({
  page: founder,
  browser,
  login,
  instances: { a, b },
}) => {
  test.setTimeout(120_000);
  const club = `Journey ${randomBytes(4).toString('hex')}`;
  const address = `/clubs/${club.toLowerCase().replace(' ', '-')}`;

  await test.step('register and claim a profile', async () => {
    const { identifier, name } = await unclaimed();
    await newAccount(founder, '/settings/profiles');
    const form = founder.locator('form').filter({ has: founder.getByRole('button', { name: 'Request claim' }) });
    await form.getByLabel('Driver ID').fill(identifier);
    await form.getByRole('button', { name: 'Request claim' }).click();
    await expect(founder.getByText(identifier).first()).toBeVisible();

    const admin = await (await browser.newContext({ baseURL: a, locale: 'en-GB' })).newPage();
    await login(admin, 'admin');
    await admin.goto('/admin/claims');
    const claim = admin.getByRole('article').filter({ hasText: identifier });
    await claim.getByRole('button', { name: 'Confirm' }).click();
    await expect(claim).toHaveCount(0);
    await admin.context().close();

    // Notices are delivered within a second or so.
    await expect
      .poll(async () => {
        await founder.goto('/notifications');
        return founder.getByText(`The profile ${name} is now yours.`).count();
      })
      .toBe(1);
    await founder.goto('/settings/profiles');
    await expect(founder.getByRole('heading', { name: `iRacing · ${identifier}` })).toBeVisible();
  });

  await test.step('found a club; a name that is taken is said next to it, and nothing typed is lost', async () => {
    await founder.goto('/clubs/new');
    await founder.getByLabel('Name', { exact: true }).fill('Blue Flag Endurance');
    await founder.getByLabel('About the club').fill('We race on Sundays.');
    await founder.getByRole('button', { name: 'Found the club' }).click();
    await expect(founder.getByText('A club of this name exists already.')).toBeVisible();
    await expect(founder.getByLabel('About the club')).toHaveValue('We race on Sundays.');
    await founder.getByLabel('Name', { exact: true }).fill(club);
    await founder.getByRole('button', { name: 'Found the club' }).click();
    await expect(founder).toHaveURL(address);
    await expect(founder.getByText('You are an admin')).toBeVisible();
  });

  const context = await browser.newContext({ baseURL: a, locale: 'en-GB' });
  const joiner = await context.newPage();
  const handle = await test.step('somebody else asks to join', async () => {
    await newAccount(joiner, address);
    const found = await handleOf(joiner);
    await joiner.getByRole('link', { name: 'Ask to join' }).click();
    await joiner.getByLabel('Message').fill('I can drive at night.');
    await joiner.getByRole('button', { name: 'Ask to join' }).click();
    await expect(joiner.getByRole('button', { name: 'Withdraw request' })).toBeVisible();
    return found;
  });

  await test.step('the request arrives, and is answered', async () => {
    await founder.goto('/dashboard');
    await founder.getByRole('link', { name: `1 person asks to join ${club}.` }).click();
    await expect(founder.getByText('I can drive at night.')).toBeVisible();
    await founder.getByRole('button', { name: 'Let in' }).click();
    await expect(founder.getByText('Nobody waits')).toBeVisible();
    await joiner.goto(address);
    await expect(joiner.getByText('You are a member')).toBeVisible();
    await expect(joiner.getByRole('link', { name: 'Settings' })).toHaveCount(0);
  });

  const setRole = async (role: string) => {
    await founder.goto(`${address}/members`);
    const row = founder.getByRole('row').filter({ hasText: `@${handle}` });
    await row.getByText('Manage Robin Apex').click();
    await row.getByLabel('Role of Robin Apex').selectOption(role);
    await row.getByRole('button', { name: 'Change role' }).click();
    await expect(row.getByRole('cell').first()).toHaveText(role);
  };

  await test.step('promoted, the newcomer has an admin’s controls', async () => {
    await setRole('Admin');
    await joiner.goto(address);
    await joiner.getByRole('link', { name: 'Settings' }).click();
    await expect(joiner.getByRole('button', { name: 'Change address' })).toBeVisible();
  });

  await test.step('demoted, they are gone on the next click, also on a second instance', async () => {
    const elsewhere = await context.newPage();
    await elsewhere.goto(b + address);
    await expect(elsewhere.getByRole('link', { name: 'Settings' })).toBeVisible();
    await setRole('Member');
    // Clicks within the running page: what its router holds must not bring the controls back.
    await joiner.getByRole('link', { name: 'Overview' }).click();
    await expect(joiner.getByText('You are a member')).toBeVisible();
    await expect(joiner.getByRole('link', { name: 'Settings' })).toHaveCount(0);
    await elsewhere.getByRole('link', { name: 'Members', exact: true }).click();
    await expect(elsewhere.getByRole('columnheader', { name: 'Name' })).toBeVisible();
    await expect(elsewhere.getByText(/^Manage /)).toHaveCount(0);
    await expect(elsewhere.getByRole('link', { name: 'Settings' })).toHaveCount(0);
    expect((await elsewhere.goto(`${b}${address}/settings`))?.status()).toBe(404);
  });
  await context.close();
});

const viewed = ['/clubs', '/search?q=blue', '/contact', '/events'];
const asManager = ['/dashboard', '/notifications', '/clubs/new', '/settings/account'];
const asAdmin = ['', '/users', '/claims', '/reports', '/messages', '/imports', '/audit'].map((page) => `/admin${page}`);
const ofClub = ['', '/members', '/teams', '/events', '/requests', '/settings'].map(
  (page) => `/clubs/nordschleife-stammtisch${page}`,
);

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    const check = async (page: Page, paths: readonly string[]) => {
      for (const path of paths) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect
          .soft(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
            path,
          )
          .toEqual([]);
      }
    };

    test('the pages of clubs, search and the administration pass axe', async ({ page, login }) => {
      test.setTimeout(120_000);
      await check(page, viewed);
      await login(page, 'admin');
      await check(page, [...ofClub, ...asAdmin, ...asManager]);
    });
  });
}

test('no page is wider than a phone', async ({ page, login }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 360, height: 740 });
  const widths = async (paths: readonly string[]) => {
    for (const path of paths) {
      await page.goto(path);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(over, path).toBe(0);
    }
  };
  await widths(viewed);
  await login(page, 'admin');
  await widths([...ofClub, ...asAdmin, ...asManager]);
});

test('a club is founded by keyboard alone', async ({ page }) => {
  await newAccount(page, '/clubs/new');
  const name = `Keyboard ${randomBytes(4).toString('hex')}`;
  await page.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type(name);
  for (let field = 0; field < 5; field += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one searches, and writes to the people who run the site', async ({ page }) => {
    await page.goto('/search');
    await page.getByRole('searchbox').fill('blue');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('link', { name: 'Blue Flag Endurance', exact: true })).toBeVisible();

    await page.goto('/contact');
    await page.getByLabel('Name', { exact: true }).fill('Kim');
    await page.getByLabel('E-mail').fill('no address');
    await page.getByLabel('Message').fill('How do I import?\nThanks.');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(
      page.getByText('This doesn’t look like an e-mail address').or(page.getByText("This doesn't look like")),
    ).toBeVisible();
    await expect(page.getByLabel('Message')).toHaveValue('How do I import?\nThanks.');
    await page.getByLabel('E-mail').fill('kim@example.org');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Your message has arrived.')).toBeVisible();
  });
});

test('suggestions come while typing, and one is chosen by keyboard', async ({ page }) => {
  await page.goto('/search');
  await page.getByRole('main').getByRole('searchbox').pressSequentially('blue flag', { delay: 30 });
  await expect(page.getByRole('option', { name: 'Blue Flag Endurance', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/clubs/blue-flag-endurance');
});
