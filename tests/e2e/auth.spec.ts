import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const password = 'a long enough password';

function newDriver() {
  const handle = `e2e-${randomBytes(5).toString('hex')}`;
  return { name: 'Robin Apex', handle, email: `${handle}@example.com`, password };
}

async function fillRegistration(page: Page, driver: ReturnType<typeof newDriver>) {
  await page.getByLabel('Name', { exact: true }).fill(driver.name);
  await page.getByLabel('Handle', { exact: true }).fill(driver.handle);
  await page.getByLabel('E-mail', { exact: true }).fill(driver.email);
  await page.getByLabel('Password', { exact: true }).fill(driver.password);
}

async function register(page: Page) {
  const driver = newDriver();
  await page.goto('/register?next=/settings/security');
  await fillRegistration(page, driver);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
  return driver;
}

async function signIn(page: Page, identifier: string, word = password) {
  await page.getByLabel('E-mail or handle').fill(identifier);
  await page.getByLabel('Password', { exact: true }).fill(word);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function sessionCookie(context: BrowserContext) {
  return (await context.cookies()).find((cookie) => cookie.name === 'simlane_session');
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'in a browser' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, locale: 'en-GB', timezoneId: 'Europe/Berlin' });

    test('a new driver registers, is signed in, signs out and comes back', async ({ page, context }) => {
      const driver = await register(page);
      expect(await sessionCookie(context)).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL('/');
      expect(await sessionCookie(context)).toBeUndefined();

      await page.goto('/settings/account');
      await expect(page).toHaveURL('/login?next=%2Fsettings%2Faccount');
      await signIn(page, driver.email.toUpperCase());
      await expect(page).toHaveURL('/settings/account');
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(driver.name);
    });

    test('a refused registration keeps what was typed, says what is wrong beside it, and nothing of the password', async ({
      page,
    }) => {
      await page.goto('/register');
      await fillRegistration(page, { ...newDriver(), name: 'Robin Apex', handle: 'admin', password: 'short' });
      await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
      await page.getByRole('button', { name: 'Create account' }).click();

      const handle = page.getByLabel('Handle', { exact: true });
      await expect(handle).toHaveAttribute('aria-invalid', 'true');
      await expect(handle).toHaveAccessibleDescription(/This handle is reserved/);
      await expect(handle).toBeFocused();
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Robin Apex');
      await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo');
      await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
      await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/at least 10 characters/);
      expect(page.url()).not.toContain('short');
    });

    test('a wrong password and an unknown account read the same', async ({ page }) => {
      const driver = await register(page);
      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL('/');
      const texts: (string | null)[] = [];
      for (const identifier of [driver.handle, 'nobody-of-that-name']) {
        await page.goto('/login');
        await signIn(page, identifier, 'not the password');
        await expect(page.getByLabel('E-mail or handle')).toHaveValue(identifier);
        texts.push(await page.getByRole('main').getByRole('alert').textContent());
      }
      expect(texts[0]).toBe(texts[1]);
      await page.goto('/login');
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
    });

    test('a cookie whose session has ended is taken away, and the page comes back', async ({ page, context }) => {
      await register(page);
      const kept = await sessionCookie(context);
      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL('/');
      if (kept) await context.addCookies([kept]);
      await page.goto('/profiles');
      await expect.poll(() => sessionCookie(context)).toBeUndefined();
      await expect(page).toHaveURL('/profiles');
    });
  });
}

test('the zone of the browser is proposed', async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: 'America/New_York', locale: 'en-US' });
  const page = await context.newPage();
  await page.goto('/register');
  await expect(page.getByLabel('Time zone')).toHaveValue('America/New_York');
  await context.close();
});

test('next leads to pages of this site only', async ({ page }) => {
  const driver = await register(page);
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/login?next=//evil.example/x');
  await signIn(page, driver.handle);
  await expect(page).toHaveURL('/');
});

test('a live session is not cleared by a link from elsewhere', async ({ page, context }) => {
  await register(page);
  await page.goto('/session/clear?next=/settings/account');
  await expect(page).toHaveURL('/settings/account');
  expect(await sessionCookie(context)).toBeDefined();
  await page.goto('/logout');
  expect(await sessionCookie(context)).toBeDefined();
});

test('a sign-in posted from another site is refused', async ({ page, request }) => {
  const driver = await register(page);
  const answer = await request.post('/login/submit', {
    form: { identifier: driver.handle, password },
    headers: { origin: 'https://evil.example' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers()['set-cookie'] ?? '').not.toContain('simlane_session');
});

for (const [what, body, contentType] of [
  ['nothing', '', 'application/x-www-form-urlencoded'],
  ['something that is no form', '{"identifier":', 'application/json'],
  ['100 kB', `identifier=${'x'.repeat(100_000)}`, 'application/x-www-form-urlencoded'],
  ['a zero byte', 'identifier=a%00b&password=c', 'application/x-www-form-urlencoded'],
] as const) {
  test(`${what} sent to the sign-in form brings the form back`, async ({ request, baseURL }) => {
    const answer = await request.post('/login/submit', {
      data: Buffer.from(body),
      headers: { origin: new URL(baseURL ?? '').origin, 'content-type': contentType },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe('/login?retry=1');
  });
}
