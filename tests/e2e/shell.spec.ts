import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'en-GB' });

for (const colorScheme of ['dark', 'light'] as const) {
  for (const width of [360, 1280]) {
    test(`the ${colorScheme} pages at ${width} px have no barrier and nothing sticks out`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of ['/', '/about', '/terms', '/privacy']) {
        await page.goto(path);
        expect((await new AxeBuilder({ page }).analyze()).violations, path).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBe(0);
      }
    });
  }
}

test('the first Tab offers to skip to the content', async ({ page }) => {
  await page.goto('/about');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the chosen language stays, on the same page', async ({ page }) => {
  await page.goto('/terms');
  await page.locator('summary', { hasText: 'Language: English' }).click();
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL('/terms');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1, name: 'Nutzungsbedingungen' })).toBeVisible();
  await page.goto('/about');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('a form on another site can’t change the language', async ({ request }) => {
  const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' };
  const response = await request.post('/locale', { headers, data: 'locale=de', maxRedirects: 0 });
  expect(response.status()).toBe(303);
  expect(response.headers()['set-cookie']).toBeUndefined();
});

test('the chosen colour scheme is there before the first paint of a stored page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Switch between dark and light' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.dataset.schemeAtFirst = document.documentElement.dataset.mantineColorScheme;
    });
  });
  await page.goto('/about');
  await expect(page.locator('html')).toHaveAttribute('data-scheme-at-first', 'dark');
});

test('links between stored pages work by client navigation and by full load', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click();
  await expect(page).toHaveURL('/privacy');
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible();
});

test.describe('on a phone without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });

  test('the menu opens and leads on, and the language changes', async ({ page }) => {
    await page.goto('/');
    await page.locator('summary', { hasText: 'Menu' }).click();
    await page.getByRole('link', { name: 'Drivers', exact: true }).click();
    await expect(page).toHaveURL('/profiles');
    await page.locator('summary', { hasText: 'Language: English' }).click();
    await page.getByRole('button', { name: 'Español' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(page).toHaveURL('/profiles');
  });
});
