import { startOwnRedis } from '../helpers/own-redis.ts';
import { expect, test } from './fixtures.ts';
import { startApp } from './one-more-app.ts';

test.use({ locale: 'en-GB' });

const pages = [
  '/',
  '/about',
  '/terms',
  '/privacy',
  '/profiles',
  '/profiles?simulator=iracing&sort=rating',
  '/login',
  '/register',
];

test('Redis killed: every page answers and sign-in works; when it is back, all is right again', async ({
  page,
  request,
  login,
}) => {
  test.slow();
  const redis = await startOwnRedis();
  const app = await startApp({ REDIS_URL: redis.url });
  try {
    for (const path of pages) expect((await request.get(app.url + path)).status(), path).toBe(200);
    await redis.kill();
    for (const path of pages) expect((await request.get(app.url + path)).status(), `${path} without Redis`).toBe(200);
    await login(page, 'manager', app.url);
    for (const path of ['/', '/profiles', '/settings/account', '/settings/profiles']) {
      expect((await page.goto(app.url + path))?.status(), `${path}, signed in, without Redis`).toBe(200);
    }
    await redis.restart();
    const isHit = async () => (await request.get(`${app.url}/about`)).headers()['x-nextjs-cache'];
    await expect.poll(isHit, { timeout: 10_000 }).toBe('HIT');
    expect((await page.goto(`${app.url}/settings/account`))?.status(), 'still signed in').toBe(200);
  } finally {
    app.stop();
    await redis.kill();
  }
});
