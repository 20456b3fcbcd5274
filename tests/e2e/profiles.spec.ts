import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { newAccount, newDriver } from './new-driver.ts';

test.use({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });

async function visitor(browser: Browser, locale: string): Promise<Page> {
  return (await browser.newContext({ locale })).newPage();
}

const listed = async (page: Page, name: string) => {
  await page.goto(`/profiles?q=${encodeURIComponent(name)}`);
  return page.getByRole('main').getByRole('link', { name }).count();
};

test('a visitor filters, sorts and pages through the drivers', async ({ page }) => {
  await page.goto('/profiles');
  await expect(page.getByRole('heading', { level: 1, name: 'Driver profiles' })).toBeVisible();
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(26);
  const first = await rows.nth(1).textContent();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(rows.nth(1)).not.toHaveText(first ?? '');
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(rows.nth(1)).toHaveText(first ?? '');

  await page.getByLabel('Simulator', { exact: true }).selectOption('iracing');
  await page.getByLabel('Sort by').selectOption('name');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/simulator=iracing/);
  await expect(page.getByLabel('Sort by')).toHaveValue('name');
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL('/profiles');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('the pages of profiles have no barriers that axe finds', async ({ page }) => {
      test.slow();
      await newDriver(page);
      const paths = ['/profiles', '/profiles?simulator=forza&q=zzzzzz', '/settings/profiles', '/settings/privacy'];
      for (const path of paths) {
        await page.goto(path);
        expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [path, id, nodes])).toEqual(
          [],
        );
      }
    });
  });
}

test('a filter that is not known is said to be left out', async ({ page }) => {
  const response = await page.goto('/profiles?simulator=forza&after=nonsense&utm_source=x');
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('status').filter({ hasText: 'Filter not known' })).toContainText('simulator, page');
  await expect(page.getByRole('row')).toHaveCount(26);
});

test('a driver has ratings, results and statistics', async ({ page }) => {
  await page.goto('/profiles?sort=rating&simulator=iracing');
  await page.getByRole('table').getByRole('link').first().click();
  for (const name of ['Ratings', 'Statistics', 'Results', 'Best laps', 'Teams']) {
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('nobody is told that a made-up driver might exist', async ({ page }) => {
  for (const path of [
    '/profiles/iracing/no-such-driver',
    '/profiles/forza/1',
    `/profiles/iracing/${'9'.repeat(300)}`,
  ]) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
});

test('a driver who goes private is gone for visitors at once, in every language, and comes back', async ({
  page,
  browser,
}) => {
  test.slow();
  const driver = await newDriver(page);
  const english = await visitor(browser, 'en-GB');
  const german = await visitor(browser, 'de-DE');
  for (const reader of [english, german]) {
    await expect.poll(() => listed(reader, driver.name)).toBe(1);
    expect((await reader.goto(driver.path))?.status()).toBe(200);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(driver.name);
  }

  await page.goto('/settings/privacy');
  await page.getByLabel('Who can see this profile').selectOption('private');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Saved.')).toBeVisible();
  for (const reader of [english, german]) {
    await expect.poll(() => listed(reader, driver.name)).toBe(0);
    expect((await reader.goto(driver.path))?.status()).toBe(404);
  }
  expect((await page.goto(driver.path))?.status()).toBe(200);
  await expect(page.getByText('Only you can see this profile.')).toBeVisible();

  await page.goto('/settings/privacy');
  await page.getByLabel('Who can see this profile').selectOption('public');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Saved.')).toBeVisible();
  for (const reader of [english, german]) {
    await expect.poll(() => listed(reader, driver.name)).toBe(1);
    await expect.poll(async () => (await reader.goto(driver.path))?.status()).toBe(200);
  }
});

test('a rename shows at once to the writer and to visitors', async ({ page, browser }) => {
  const driver = await newDriver(page);
  const reader = await visitor(browser, 'en-GB');
  await reader.goto(driver.path);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(driver.name);
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Save' }) });
  await form.getByLabel('Display name').fill('Renamed Racer');
  await form.getByLabel('Country').selectOption('NZ');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Saved.')).toBeVisible();
  await page.goto(driver.path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Renamed Racer');
  await expect(page.getByText('New Zealand')).toBeVisible();
  await expect
    .poll(async () => {
      await reader.goto(driver.path);
      return reader.getByRole('heading', { level: 1 }).textContent();
    })
    .toBe('Renamed Racer');
});

test('a wrong value is said next to its field, and what was typed stays', async ({ page }) => {
  await newAccount(page, '/settings/profiles');
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Add profile' }) });
  await form.getByLabel('Driver ID').fill('a b');
  await form.getByLabel('Display name').fill('Kept Name');
  await form.getByRole('button', { name: 'Add profile' }).click();
  await expect(form.getByLabel('Driver ID')).toHaveAccessibleDescription(/An ID has no spaces/);
  await expect(form.getByLabel('Driver ID')).toBeFocused();
  await expect(form.getByLabel('Display name')).toHaveValue('Kept Name');
});

test('the same driver can not be had twice, and unlinking keeps him', async ({ page, browser }) => {
  const driver = await newDriver(page);
  const other = await visitor(browser, 'en-GB');
  await newAccount(other, '/settings/profiles');
  const add = other.locator('form').filter({ has: other.getByRole('button', { name: 'Add profile' }) });
  const identifier = driver.path.split('/').at(-1) ?? '';
  await add.getByLabel('Driver ID').fill(identifier);
  await add.getByLabel('Display name').fill('Impostor');
  await add.getByRole('button', { name: 'Add profile' }).click();
  await expect(add.getByText('This profile belongs to another user.')).toBeVisible();

  await page.goto('/settings/profiles');
  await page.getByText('Unlink this profile').click();
  await page.getByRole('button', { name: 'Unlink' }).click();
  await expect(page.getByText('No profile yet')).toBeVisible();
  expect((await page.goto(driver.path))?.status()).toBe(200);

  await add.getByRole('button', { name: 'Add profile' }).click();
  await expect(add.getByText('a claim was requested')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Withdraw' })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('profiles are added, and their privacy is set', async ({ page }) => {
    const driver = await newDriver(page);
    await page.goto('/settings/privacy');
    await page.getByLabel('Show ratings').uncheck();
    await page.getByRole('button', { name: 'Save' }).first().click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.getByLabel('Show ratings')).not.toBeChecked();
    expect((await page.goto(driver.path))?.status()).toBe(200);
  });
});
