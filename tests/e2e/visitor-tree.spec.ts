import postgres from 'postgres';
import { expect, test } from './fixtures.ts';

const stored = ['/', '/about', '/terms', '/privacy', '/profiles'];

for (const path of stored) {
  test(`${path} is a stored view that browsers ask about and proxies leave alone`, async ({ request }) => {
    const first = await request.get(path, { headers: { 'accept-language': 'en' } });
    expect(first.status()).toBe(200);
    expect(first.headers()['x-nextjs-cache']).toBeDefined();
    expect(first.headers()['cache-control']).toBe('private, no-cache');
    expect(first.headers()['set-cookie']).toBeUndefined();
    const again = await request.get(path, {
      headers: { 'accept-language': 'en', 'if-none-match': first.headers().etag ?? '' },
    });
    expect(again.status()).toBe(304);
  });
}

test('who sends a session cookie, good or not, never gets a stored view', async ({ request }) => {
  for (const path of stored) {
    const response = await request.get(path, { headers: { cookie: 'simlane_session=made-up' } });
    expect(response.status()).toBe(200);
    expect(response.headers()['x-nextjs-cache']).toBeUndefined();
    expect(response.headers()['cache-control']).toContain('no-store');
  }
});

for (const [header, lang] of [
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr-FR,fr;q=0.9,es;q=0.8', 'es'],
  ['fr', 'en'],
] as const) {
  test(`a browser that asks for ${header} is answered in ${lang}`, async ({ request }) => {
    for (const path of stored) {
      const response = await request.get(path, { headers: { 'accept-language': header } });
      expect(await response.text()).toContain(`<html lang="${lang}"`);
    }
  });
}

test('the chosen language counts for more than the browser’s', async ({ request }) => {
  const headers = { 'accept-language': 'de', cookie: 'simlane_locale=es' };
  expect(await (await request.get('/about', { headers })).text()).toContain('<html lang="es"');
});

test('the internal tree has no addresses of its own', async ({ request }) => {
  for (const [path, to] of [
    ['/visitor/en/about', '/about'],
    ['/visitor/de', '/'],
    ['/visitor/en/profiles/list/simulator~acc', '/profiles'],
  ] as const) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status()).toBe(307);
    expect(response.headers().location).toBe(to);
  }
});

test('who clicks from page to page sees what has changed since he was there', async ({ page, request }) => {
  const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1 });
  await page.goto('/profiles');
  const first = page.getByRole('table').getByRole('link').first();
  const path = (await first.getAttribute('href')) ?? '';
  await first.click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page).toHaveURL(path);
  await page.getByRole('banner').getByRole('link', { name: 'Drivers' }).click();
  await expect(page).toHaveURL('/profiles');

  const name = `Clicked ${Date.now()}`;
  const id = decodeURIComponent(path.split('/').at(-1) ?? '');
  await sql`update sim_profiles set display_name = ${name} where sim_api_id = ${id}`;
  await sql.end();
  const served = async (address: string) => (await request.get(address)).text();
  for (const address of ['/profiles', path])
    await expect.poll(() => served(address), { timeout: 10_000 }).toContain(name);

  // The router was on both pages before: it must have kept neither.
  await page.locator(`main a[href="${path}"]`).click();
  await expect(page).toHaveURL(path);
  expect(await heading.textContent()).toBe(name);
  await page.getByRole('banner').getByRole('link', { name: 'Drivers' }).click();
  await expect(page).toHaveURL('/profiles');
  expect(await page.locator(`main a[href="${path}"]`).textContent()).toBe(name);
});

test('values that fit no rule are rendered per request, and look the same', async ({ request }) => {
  for (const query of ['q=a%2Fb', `q=${'x'.repeat(80)}`, 'sort=fastest', 'simulator=none']) {
    const response = await request.get(`/profiles?${query}`, { headers: { 'accept-language': 'en' } });
    expect(response.status(), query).toBe(200);
    expect(response.headers()['x-nextjs-cache'], query).toBeUndefined();
    expect(await response.text()).toContain('Driver profiles');
  }
});

test('what does not exist is a 404, in the reader’s language', async ({ request }) => {
  const response = await request.get('/no-such-page', { headers: { 'accept-language': 'de' } });
  expect(response.status()).toBe(404);
  expect(response.headers()['cache-control']).toContain('no-store');
  expect(await response.text()).toContain('Diese Seite liegt neben der Strecke');
});

test('every answer carries the security headers', async ({ request }) => {
  const headers = (await request.get('/')).headers();
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['x-powered-by']).toBeUndefined();
});

test('the health check answers and is never kept', async ({ request }) => {
  const response = await request.get('/api/health');
  expect(response.headers()['cache-control']).toBe('no-store');
  expect(await response.json()).toEqual({ status: 'ok' });
});
