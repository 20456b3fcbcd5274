import { startOwnRedis } from '../helpers/own-redis.ts';
import { startServiceProxy } from '../helpers/service-proxy.ts';
import { expect, test } from './fixtures.ts';
import { startApp } from './one-more-app.ts';

test.use({ locale: 'en-GB' });

test('Postgres away: what is cached is served within the bound, all else is a 503 that says so; when it is back, all is right again', async ({
  page,
  request,
  login,
}) => {
  test.slow();
  const redis = await startOwnRedis();
  const postgres = await startServiceProxy(process.env.DATABASE_URL ?? '');
  const app = await startApp({ REDIS_URL: redis.url, DATABASE_URL: postgres.url });
  const ask = (path: string, headers: Record<string, string> = {}) =>
    request.get(app.url + path, { headers: { accept: 'text/html', 'accept-language': 'en', ...headers } });
  try {
    await login(page, 'manager', app.url);
    const isHit = async () => (await ask('/')).headers()['x-nextjs-cache'];
    await expect.poll(isHit, { timeout: 10_000 }).toBe('HIT');

    postgres.shut();
    expect((await ask('/')).status()).toBe(200);
    const unknown = await ask('/profiles?q=nobody-asked-for-this');
    expect(unknown.status()).toBe(503);
    expect(unknown.headers()).toMatchObject({ 'retry-after': '10', 'cache-control': 'no-store' });
    expect(await unknown.text()).toContain("The database can't be reached");
    const german = await ask('/profiles?q=das-auch-nicht', { 'accept-language': 'de' });
    expect([german.status(), await german.text()]).toEqual([503, expect.stringContaining('<html lang="de">')]);
    const json = await request.get(`${app.url}/api/search/suggestions?q=nobody`, {
      headers: { accept: 'application/json' },
    });
    expect([json.status(), await json.json()]).toEqual([503, expect.objectContaining({ error: 'unavailable' })]);

    // Nobody looks into the outbox any more: beyond the bound, what is stored can't be vouched for.
    await expect.poll(async () => (await ask('/')).status(), { timeout: 20_000 }).toBe(503);
    const answer = await page.goto(`${app.url}/dashboard`);
    expect(answer?.status()).toBe(503);
    await expect(page.getByRole('heading', { name: "The database can't be reached" })).toBeVisible();

    postgres.open();
    await expect.poll(isHit, { timeout: 20_000 }).toBe('HIT');
    await expect(async () => {
      await page.getByRole('link', { name: 'Try again' }).click();
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText("The database can't be reached", {
        timeout: 2_000,
      });
    }).toPass({ timeout: 20_000 });
    expect((await page.goto(`${app.url}/dashboard`))?.status(), 'still signed in').toBe(200);
  } finally {
    app.stop();
    await postgres.stop();
    await redis.kill();
  }
});
