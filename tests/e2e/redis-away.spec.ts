import { type ChildProcess, spawn } from 'node:child_process';
import getPort from 'get-port';
import { startOwnRedis } from '../helpers/own-redis.ts';
import { expect, test } from './fixtures.ts';

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
  const app = await startApp(redis.url);
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

/** One more instance, on a Redis of its own. */
async function startApp(redisUrl: string): Promise<{ url: string; stop: () => void }> {
  const port = await getPort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: 'production' as const, REDIS_URL: redisUrl };
  const args = ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'];
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: 'ignore' });
  await expect
    .poll(
      () =>
        fetch(`${url}/api/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);
  return { url, stop: () => void child.kill('SIGTERM') };
}
