import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

const password = 'a long enough password';

/** Registers a made-up driver, who is then signed in and at `next`. */
export async function newAccount(page: Page, next: string) {
  const handle = `e2e-${randomBytes(5).toString('hex')}`;
  await page.goto(`/register?next=${next}`);
  await page.getByLabel('Name', { exact: true }).fill('Robin Apex');
  await page.getByLabel('Handle', { exact: true }).fill(handle);
  await page.getByLabel('E-mail', { exact: true }).fill(`${handle}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(next);
}

/** A new account with a profile of its own, added by the form. */
export async function newDriver(page: Page): Promise<{ name: string; path: string }> {
  await newAccount(page, '/settings/profiles');
  const identifier = `e2e${randomBytes(6).toString('hex')}`;
  const name = `Quill ${identifier}`;
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Add profile' }) });
  await form.getByLabel('Driver ID').fill(identifier);
  await form.getByLabel('Display name').fill(name);
  await form.getByRole('button', { name: 'Add profile' }).click();
  await expect(page.getByText('Profile added.')).toBeVisible();
  return { name, path: `/profiles/iracing/${identifier}` };
}
