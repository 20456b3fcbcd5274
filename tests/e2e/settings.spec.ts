import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const password = 'a long enough password';
const unknownAction = '7f00000000000000000000000000000000000000aa';

test.use({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });

async function newAccount(page: Page, next: string) {
  const handle = `e2e-${randomBytes(5).toString('hex')}`;
  await page.goto(`/register?next=${next}`);
  await page.getByLabel('Name', { exact: true }).fill('Robin Apex');
  await page.getByLabel('Handle', { exact: true }).fill(handle);
  await page.getByLabel('E-mail', { exact: true }).fill(`${handle}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(next);
  return handle;
}

async function signIn(page: Page, identifier: string, word = password) {
  await page.goto('/login');
  await page.getByLabel('E-mail or handle').fill(identifier);
  await page.getByLabel('Password', { exact: true }).fill(word);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('language, appearance and name change at once, and the language outlives signing out', async ({
  page,
  context,
}) => {
  await newAccount(page, '/settings/account');
  await page.getByLabel('Name', { exact: true }).fill('Robin Kerb');
  await page.getByLabel('Language').selectOption('de');
  await page.getByLabel('Appearance').selectOption('dark');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('Deine Änderungen sind gespeichert.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Robin Kerb');

  await page.goto('/settings/security');
  await page.getByRole('main').getByRole('button', { name: 'Abmelden' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect((await context.cookies()).find((cookie) => cookie.name === 'simlane_locale')?.value).toBe('de');
});

test('a refused change keeps what was typed and puts the cursor there', async ({ page }) => {
  await newAccount(page, '/settings/account');
  await page.getByLabel('Name', { exact: true }).fill('A new name');
  await page.getByLabel('Handle', { exact: true }).fill('not a handle');
  await page.getByRole('button', { name: 'Save changes' }).click();
  const handle = page.getByLabel('Handle', { exact: true });
  await expect(handle).toHaveAccessibleDescription(/Use letters and digits/);
  await expect(handle).toBeFocused();
  await expect(handle).toHaveValue('not a handle');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('A new name');
});

test('an action of an earlier build says so and keeps what was typed', async ({ page }) => {
  await newAccount(page, '/settings/account');
  await page.route('**/settings/account', (route, request) =>
    route.continue(
      request.method() === 'POST' ? { headers: { ...request.headers(), 'next-action': unknownAction } } : {},
    ),
  );
  await page.getByLabel('Name', { exact: true }).fill('Typed for minutes');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('SimLane was updated while this page was open');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Typed for minutes');
  await expect(page.getByRole('link', { name: 'Reload the page' })).toBeVisible();
});

test('a form sent without a network can be sent again', async ({ page }) => {
  await newAccount(page, '/settings/account');
  await page.route('**/settings/account', (route, request) =>
    request.method() === 'POST' ? route.abort() : route.continue(),
  );
  await page.getByLabel('Name', { exact: true }).fill('Second try');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText("SimLane can't be reached");
  await page.unroute('**/settings/account');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Your changes are saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Second try');
});

test('a form sent after the session ended elsewhere keeps what was typed', async ({ page, context }) => {
  await newAccount(page, '/settings/account');
  await page.getByLabel('Name', { exact: true }).fill('Still here');
  await context.clearCookies({ name: 'simlane_session' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('You have been signed out');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Still here');
});

test('the e-mail address changes with the password only, and is what one signs in with', async ({ page, browser }) => {
  const handle = await newAccount(page, '/settings/account');
  const email = `${handle}-new@example.com`;
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Change e-mail' }) });
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await form.getByLabel('Current password').fill('wrong password');
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  await expect(form.getByLabel('Current password')).toHaveAccessibleDescription(/not your current password/);
  await form.getByLabel('Current password').fill(password);
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  await expect(page.getByText('Your e-mail address is changed.')).toBeVisible();
  await expect(form.getByLabel('Current password')).toHaveValue('');

  const other = await browser.newPage();
  await signIn(other, email);
  await expect(other).toHaveURL('/');
  await other.close();
});

test('an account takes its data along and is deleted for good, by who knows its password', async ({ page }) => {
  const handle = await newAccount(page, '/settings/account');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download my data' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`simlane-${handle}.json`);

  await page.getByText('I want to delete my account').click();
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Delete my account for good' }) });
  await form.getByLabel(/^Type your handle/).fill('somebody-else');
  await form.getByLabel('Current password').fill(password);
  await form.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByText('This is not your handle.')).toBeVisible();
  await form.getByLabel(/^Type your handle/).fill(handle);
  await form.getByLabel('Current password').fill(password);
  await form.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await signIn(page, handle);
  await expect(page.getByRole('alert').filter({ hasText: 'is not right' })).toBeVisible();
});

test('another device is listed, can be ended, and is signed out there', async ({ page, browser }) => {
  const handle = await newAccount(page, '/settings/security');
  const other = await browser.newPage({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  });
  await signIn(other, handle);
  await expect(other).toHaveURL('/');

  await page.reload();
  const rows = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Signed in' });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('This device');
  await rows
    .filter({ hasText: 'Firefox on Linux' })
    .getByRole('button', { name: /End session/ })
    .click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();

  await other.goto('/settings/account');
  await expect(other).toHaveURL(/\/login/);
  await other.close();
});

test('a new password signs all other devices out', async ({ page, browser }) => {
  const handle = await newAccount(page, '/settings/security');
  const other = await browser.newPage();
  await signIn(other, handle);
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('quite another password');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await other.goto('/settings/account');
  await expect(other).toHaveURL(/\/login/);
  await signIn(other, handle, 'quite another password');
  await expect(other).toHaveURL('/');
  await other.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the account is saved, and a refusal stands beside its field', async ({ page }) => {
    await newAccount(page, '/settings/account');
    await page.getByLabel('Handle', { exact: true }).fill('x');
    await page.getByRole('button', { name: 'Save changes' }).click();
    const handle = page.getByLabel('Handle', { exact: true });
    await expect(handle).toHaveValue('x');
    await expect(handle).toHaveAccessibleDescription(/3 to 24 characters/);
    await handle.fill(`e2e-${randomBytes(5).toString('hex')}`);
    await page.getByLabel('Language').selectOption('es');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Tus cambios se han guardado.')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  });
});
