import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { startOwnRedis } from '../helpers/own-redis.ts';
import { expect, test } from './fixtures.ts';
import { startApp } from './one-more-app.ts';

type Planned = { kind: 'page'; address: string; language: string; reason: string; times: number } | { kind: 'read' };
type Page = Extract<Planned, { kind: 'page' }>;

const popular = 100;
/** What readers typed: stored when the same server is asked for it again. */
const searches = ['/search?q=endurance', '/profiles?q=max', '/clubs?q=racing', '/events?q=spa'];

/** One request of a visitor who was never here; answers with what Next says of its stored page. */
async function visit(url: string, { address, language }: Pick<Page, 'address' | 'language'>): Promise<string | null> {
  const response = await fetch(new URL(address, url), { headers: { 'accept-language': language } });
  await response.arrayBuffer();
  return response.status === 200 ? response.headers.get('x-nextjs-cache') : `status ${response.status}`;
}

async function visitAll(url: string, pages: readonly Page[]) {
  const states: { page: string; state: string | null }[] = [];
  for (const page of pages) states.push({ page: `${page.address} ${page.language}`, state: await visit(url, page) });
  return states.filter(({ state }) => state !== 'HIT');
}

async function warm(env: Record<string, string>, ...options: string[]): Promise<unknown> {
  const args = ['scripts/cache.ts', 'warm', '--json', ...options];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
  return JSON.parse(stdout);
}

test('on a flushed Redis, after warming, the first visit to each of the 100 most popular pages is a hit', async () => {
  test.setTimeout(300_000);
  const redis = await startOwnRedis();
  const client = new Redis(redis.url);
  const apps = new Set<{ stop: () => void }>();
  const start = async () => {
    const app = await startApp({ REDIS_URL: redis.url });
    apps.add(app);
    return { ...app, env: { REDIS_URL: redis.url, WARM_URL: app.url } };
  };
  // Pages, fragments, queries and answers of the API; what was measured lies in db 5.
  const flush = async () => {
    for (const db of [2, 3, 4]) await client.multi().select(db).flushdb().select(0).exec();
  };
  try {
    // It leads the relay, and so it stays to the end.
    const first = await start();
    const likely = ((await warm(first.env, '--plan')) as Planned[]).filter((each) => each.kind === 'page');
    expect(likely.length).toBeGreaterThan(popular);
    const asked = [
      ...searches.flatMap((address) => ['en', 'de'].map((language) => ({ address, language }))),
      ...likely.slice(0, popular - 2 * searches.length),
    ];
    // Twice until it is stored, and three hits: what one alone asked for is nobody's habit.
    for (let round = 0; round < 6; round += 1) for (const page of asked) await visit(first.url, page);
    const measured = async () =>
      ((await warm(first.env, '--plan', '--limit', `${popular}`)) as Planned[]).filter(
        (each) => each.kind === 'page' && each.reason === 'measured',
      ) as Page[];
    await expect.poll(async () => (await measured()).length, { timeout: 40_000 }).toBe(popular);
    const pages = await measured();
    expect(new Set(pages.map(({ language }) => language)).size).toBeGreaterThan(1);

    // The control: asked for once, and without a language.
    await flush();
    const naive = await start();
    for (const address of new Set(pages.map((page) => page.address)))
      await fetch(new URL(address, naive.url)).then((answer) => answer.arrayBuffer());
    const unwarmed = await visitAll((await start()).url, pages);
    expect(unwarmed.filter(({ page }) => page.endsWith(' de')).length).toBeGreaterThan(0);
    expect(unwarmed.filter(({ page }) => page.includes('?q=') && page.endsWith(' en')).length).toBeGreaterThan(0);

    // Through a server that still holds them in its own memory.
    await flush();
    expect(await warm(first.env, '--limit', `${popular}`)).toMatchObject({ end: 'whole', failed: 0 });
    const fresh = await start();
    expect(await visitAll(fresh.url, pages)).toEqual([]);
    // What is there is not made again.
    expect(await warm(fresh.env, '--limit', `${popular}`)).toMatchObject({ made: 0, failed: 0 });
  } finally {
    for (const app of apps) app.stop();
    client.disconnect();
    await redis.stop();
  }
});

test('a site that does not answer is said so, and how to mend it', async () => {
  const redis = await startOwnRedis();
  try {
    const failed = await warm({ REDIS_URL: redis.url, WARM_URL: 'http://127.0.0.1:9' }).catch((error) => error);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('set WARM_URL') });
  } finally {
    await redis.stop();
  }
});
