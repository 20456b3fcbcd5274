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

test('an admin acts on the cache: counted first, on his password, and it stands in the audit', async ({
  page,
  login,
  request,
  instances: { a },
}) => {
  for (let visit = 0; visit < 2; visit += 1)
    await request.get(`${a}/about`, { headers: { 'accept-language': 'en', cookie: '' } });
  await login(page, 'admin');
  await page.goto(`${a}/admin/cache/key?subject=${encodeURIComponent('/about')}&language=en`);
  await expect(page.getByText('Valid: readers are given it.')).toBeVisible();
  await page.getByRole('link', { name: 'Drop this entry …' }).click();
  await page.getByLabel('Your password').fill('this is not it');
  await page.getByRole('button', { name: 'Drop this entry' }).click();
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await page.getByLabel('Your password').fill(process.env.DEMO_PASSWORD ?? '');
  await page.getByRole('button', { name: 'Drop this entry' }).click();
  await expect(page.getByRole('status')).toHaveText('Done, on all instances.');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.goto(`${a}/admin/cache/key?subject=${encodeURIComponent('/about')}&language=en`);
  await expect(page.getByText('Invalidated: a tag of it was bumped after it was loaded.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.goto(`${a}/admin/audit?action=cache.drop`);
  await expect(page.getByRole('row', { name: /cache\.drop/ })).not.toHaveCount(0);
});

test('a layer is switched for all instances by one of them', async ({ page, login, instances: { a, b } }) => {
  await login(page, 'admin');
  const switchTo = async (percent: string) => {
    await page.goto(`${a}/admin/cache`);
    const form = page.getByRole('form', { name: 'Switch a layer' });
    await form.getByLabel('Layer').selectOption('api');
    await form.getByLabel('On for').selectOption(percent);
    await form.getByRole('button').click();
    await page.getByLabel('Your password').fill(process.env.DEMO_PASSWORD ?? '');
    await page.getByRole('button', { name: 'Switch a layer' }).click();
    await expect(page.getByRole('status')).toHaveText('Done, on all instances.');
  };
  await switchTo('0');
  try {
    await page.goto(`${b}/admin/cache`);
    await expect(page.getByRole('alert').first()).toContainText('api');
  } finally {
    await switchTo('100');
  }
});

test('what is asked for wrongly is said, and a member is told of nothing', async ({
  page,
  login,
  instances: { a },
}) => {
  await login(page, 'admin');
  await page.goto(`${a}/admin/cache/act?act=clear&layer=session`);
  await expect(page.getByText('This can’t be done')).toBeVisible();
  await page.goto(`${a}/admin/cache/key?subject=nonsense`);
  await expect(page.getByText('This is no key of the cache.')).toBeVisible();
  await page.context().clearCookies();
  await login(page, 'member');
  for (const path of ['act?act=clear&layer=view', 'key?subject=/about'])
    expect((await page.goto(`${a}/admin/cache/${path}`))?.status()).toBe(404);
});
