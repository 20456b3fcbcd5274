import type { Page } from '@playwright/test';
import postgres from 'postgres';
import { expect, test } from './fixtures.ts';
import { newDriver } from './new-driver.ts';

test.use({ locale: 'en-GB' });

// τ and Δ as they are by default, and what a slow machine takes for a request or two.
const tauMs = 250;
const deltaMs = 5_000;
const requestMs = 1_500;

const heading = async (page: Page, url: string) => {
  await page.goto(url);
  return page.getByRole('heading', { level: 1 }).textContent();
};

test('a rename on one instance is seen on the other: by its writer at once, by visitors within τ, in the page and the list', async ({
  page,
  browser,
  instances: { b },
}) => {
  const { path, name } = await newDriver(page);
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Save' }) });
  const visitor = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  const german = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  for (const reader of [visitor, german]) expect(await heading(reader, b + path)).toBe(name);

  const renamed = `Renamed ${Date.now()}`;
  await form.getByLabel('Display name').fill(renamed);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Saved.')).toBeVisible();
  // No polling: the very next read, on the instance that did not write.
  expect(await heading(page, b + path)).toBe(renamed);

  for (const reader of [visitor, german]) {
    await expect.poll(() => heading(reader, b + path), { timeout: tauMs + requestMs }).toBe(renamed);
    await reader.goto(`${b}/profiles?q=${encodeURIComponent(renamed)}`);
    await expect(reader.getByRole('main').getByRole('link', { name: renamed })).toBeVisible();
  }
});

test('a change made in psql is seen by visitors of every instance within τ + Δ', async ({
  page,
  instances: { a, b },
}) => {
  const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1 });
  const [driver] = await sql`
    select p.id, p.sim_api_id, p.display_name from sim_profiles p join simulators s on s.id = p.simulator_id
    where s.slug = 'iracing' and p.listed and p.user_id is null order by p.id limit 1`;
  const path = `/profiles/iracing/${driver?.sim_api_id}`;
  for (const instance of [a, b]) expect(await heading(page, instance + path)).toBe(driver?.display_name);
  const name = `By hand ${Date.now()}`;
  await sql`update sim_profiles set display_name = ${name} where id = ${driver?.id}`;
  for (const instance of [a, b]) {
    await expect.poll(() => heading(page, instance + path), { timeout: tauMs + deltaMs + requestMs }).toBe(name);
  }
  await sql.end();
});

test('a page rendered on one instance is a hit on the other', async ({ request, instances: { a, b } }) => {
  const path = '/profiles?simulator=acc&sort=name';
  await request.get(a + path);
  expect((await request.get(b + path)).headers()['x-nextjs-cache']).toBe('HIT');
});

test('a profile turned private on one instance is gone for visitors of the other within τ: page and list, in two languages', async ({
  page,
  browser,
  instances: { b },
}) => {
  const { path, name } = await newDriver(page);
  const readers = await Promise.all(
    ['en-GB', 'de-DE'].map(async (locale) => (await browser.newContext({ locale })).newPage()),
  );
  const search = `${b}/profiles?q=${encodeURIComponent(name)}`;
  const found = async (reader: Page) => {
    await reader.goto(search);
    return reader.getByRole('main').getByRole('link', { name }).count();
  };
  const status = async (reader: Page) => (await reader.goto(b + path))?.status();
  for (const reader of readers) expect([await status(reader), await found(reader)]).toEqual([200, 1]);

  await page.goto('/settings/privacy');
  await page.getByLabel('Who can see this profile').selectOption('private');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect((await page.goto(b + path))?.status(), 'the owner still sees it, on the other instance').toBe(200);
  await expect(page.getByText('Only you can see this profile.')).toBeVisible();
  for (const reader of readers) {
    await expect.poll(() => status(reader), { timeout: tauMs + requestMs }).toBe(404);
    await expect.poll(() => found(reader), { timeout: tauMs + requestMs }).toBe(0);
  }
});
