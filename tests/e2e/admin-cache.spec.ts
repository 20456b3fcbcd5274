import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'en-GB' });

test('a site admin sees how the cache does, and its figures move', async ({
  page,
  login,
  request,
  instances: { a },
}) => {
  for (let visit = 0; visit < 5; visit += 1) {
    await request.get(`${a}/about`, { headers: { 'accept-language': 'en', cookie: '' } });
  }
  await login(page, 'admin');
  await page.goto(`${a}/admin/cache`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cache');
  const views = page.getByRole('region', { name: 'Layers' }).getByRole('row', { name: /^view/ });
  await expect(views.getByRole('cell').first()).toContainText('%');
  const hits = async () => Number((await views.getByRole('cell').nth(1).textContent())?.replaceAll(/\D/g, ''));
  const before = await hits();
  for (let visit = 0; visit < 10; visit += 1) {
    await request.get(`${a}/about`, { headers: { 'accept-language': 'en', cookie: '' } });
  }
  // Without a reload: the page asks again by itself.
  await expect.poll(hits, { timeout: 20_000 }).toBeGreaterThanOrEqual(before + 10);
  await expect(
    page.getByRole('region', { name: 'Instances' }).getByRole('row', { name: /web server/ }),
  ).not.toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('the cache’s page is for site admins alone', async ({ page, login, instances: { a } }) => {
  await login(page, 'member');
  expect((await page.goto(`${a}/admin/cache`))?.status()).toBe(404);
});

test.describe('without JavaScript, on a phone, in the dark', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, colorScheme: 'dark' });

  test('the page is readable', async ({ page, login, instances: { a } }) => {
    await login(page, 'admin');
    await page.goto(`${a}/admin/cache`);
    await expect(page.getByRole('region', { name: 'Layers' })).toContainText('fragment');
    await page.getByText('The same as a table').click();
    await expect(page.getByRole('region', { name: 'The last 26 hours' }).getByRole('row')).not.toHaveCount(1);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
