import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildNextApp, makeItems, type NextApp, startNextApp } from './next-app.ts';
import { suiteRedis } from './suite-redis.ts';

const redis = suiteRedis();
const tauMs = 250;
const secret = 'a secret of this suite, of thirty-two characters and more';
let items: Awaited<ReturnType<typeof makeItems>>;
let a: NextApp;
let b: NextApp;

/** Two instances on one Redis; τ as in production. */
beforeAll(async () => {
  await buildNextApp();
  items = await makeItems({ a: 'Alpha', b: 'Beta', c: 'Gamma', to: 'a' });
  const env = { ...redis.env, CACHE_TAU_MS: String(tauMs), FIXTURE_DATA: items.directory, SIMLANE_SECRET: secret };
  [a, b] = await Promise.all([startNextApp(env), startNextApp(env)]);
  // An instance that has just started on a busy machine may not reach Redis within a command's deadline, and then stores nothing.
  for (const instance of [a, b]) {
    await vi.waitFor(async () => expect((await instance.get('/items/c')).cache).toBe('HIT'), { timeout: 30_000 });
  }
}, 120_000);
afterAll(async () => {
  await Promise.all([a?.stop(), b?.stop()]);
  await Promise.all([redis.stop(), items?.stop()]);
});

const nameIn = (text: string) => /name=([^;"]+);/.exec(text)?.[1];
const renderIn = (text: string) => /render=([^;]*);/.exec(text)?.[1];

/** Within τ of the call the instance answers what it must; a request or two more for a slow machine. */
function soon<T>(read: () => Promise<T>) {
  return expect.poll(read, { timeout: tauMs + 500, interval: 20 });
}

describe('rendered on one instance, a hit on the other', () => {
  test('a page', async () => {
    const first = await a.get('/items/a');
    const second = await b.get('/items/a');
    expect([first.cache, second.cache]).toEqual(['MISS', 'HIT']);
    expect(renderIn(second.text)).toBe(renderIn(first.text));
  });

  test('a route handler', async () => {
    const first = await a.get('/api/items/a');
    const second = await b.get('/api/items/a');
    expect([first.cache, second.cache]).toEqual(['MISS', 'HIT']);
    expect(second.text).toBe(first.text);
  });

  test('a redirect', async () => {
    const first = await a.get('/moved/to');
    const second = await b.get('/moved/to');
    expect([first.cache, second.cache]).toEqual(['MISS', 'HIT']);
    expect(second).toMatchObject({ status: 307, location: '/items/a' });
  });

  test('a page that is not there, from the second time on', async () => {
    const answers = [await a.get('/items/nobody'), await a.get('/items/nobody'), await b.get('/items/nobody')];
    expect(answers.map(({ status, cache }) => `${status} ${cache}`)).toEqual(['404 MISS', '404 MISS', '404 HIT']);
  });

  test('an image', async () => {
    const image = '/_next/image?url=%2Fsquare.png&w=64&q=75';
    const first = await a.get(image);
    const second = await b.get(image);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect([first.cache, second.cache]).toEqual(['MISS', 'HIT']);
    expect(second.text).toBe(first.text);
  });

  test('a page of the pages router', async () => {
    const first = await a.get('/legacy/x');
    expect(renderIn((await b.get('/legacy/x')).text)).toBe(renderIn(first.text));
    expect([await a.get('/legacy/gone'), await b.get('/legacy/gone')].map(({ status }) => status)).toEqual([404, 404]);
    expect((await a.get('/legacy/moved')).location).toBe('/items/a');
    expect((await b.get('/legacy/moved')).location).toBe('/items/a');
  });
});

describe('a page carries the tags of all reads in it', () => {
  test.each([
    ['of the read that names the item', 'tag=item:b'],
    ['of a read beside it', 'tag=items'],
    ['of the table', 'tag=t:items'],
    ['with a comma and an umlaut', `tag=${encodeURIComponent('äpfel,birnen')}`],
    ['of its path', 'path=/items/b'],
  ])('%s', async (_, what) => {
    await items.write({ a: 'Alpha', b: `Beta ${what.length}`, c: 'Gamma', to: 'a' });
    await a.post('/invalidate?tag=item:b');
    await soon(async () => nameIn((await b.get('/items/b')).text)).toBe(`Beta ${what.length}`);
    const before = renderIn((await b.get('/items/b')).text);

    await a.post(`/invalidate?${what}`);
    await soon(async () => renderIn((await b.get('/items/b')).text)).not.toBe(before);
  });

  test('and lives no longer than the shortest of them', async () => {
    // The page asks for 300 s, its reads last 120 s and 60 s.
    const { maxAgeSeconds } = await a.get('/items/c');
    expect(maxAgeSeconds).toBeGreaterThan(0);
    expect(maxAgeSeconds).toBeLessThanOrEqual(60);
  });
});

test('an invalidation during a render is not undone by it', async () => {
  const directory = items.directory;
  const rendering = a.get('/slow/b');
  await expect.poll(() => renders('b'), { timeout: 10_000, interval: 10 }).toHaveLength(1);
  await items.write({ a: 'Alpha', b: 'Later', c: 'Gamma', to: 'a' });
  await b.post('/invalidate?tag=item:b');
  await writeFile(join(directory, 'b.release'), '');
  expect(nameIn((await rendering).text)).not.toBe('Later');
  expect(nameIn((await b.get('/slow/b')).text)).toBe('Later');
  await soon(async () => nameIn((await a.get('/slow/b')).text)).toBe('Later');
});

/** The renders of a slow page that have begun, whether they have ended or not. */
async function renders(slug: string): Promise<string[]> {
  const file = join(items.directory, `${slug}.renders`);
  return existsSync(file) ? (await readFile(file, 'utf8')).trim().split('\n') : [];
}

/** Twenty requests, of which none is answered before all have come in, and how many renders they made. */
async function askTogether(slug: string, path: string, instances: readonly [NextApp, NextApp]) {
  const [first, second] = instances;
  const release = join(items.directory, `${slug}.release`);
  await rm(release, { force: true });
  const before = (await renders(slug)).length;
  const ask = (instance: NextApp) => Array.from({ length: 10 }, () => instance.get(path));
  const asked = ask(first);
  await expect.poll(async () => (await renders(slug)).length, { timeout: 10_000, interval: 10 }).toBe(before + 1);
  asked.push(...ask(second));
  // The second instance has begun with those ten, or it would not answer this one.
  await second.get(`/live/${slug}`);
  await writeFile(release, '');
  const answers = await Promise.all(asked);
  return { answers, made: (await renders(slug)).length - before };
}

describe('twenty requests at once for a page that has ended, on both instances, make one render', () => {
  const rename = (slug: string, name: string) =>
    items.write({ a: 'Alpha', b: 'Beta', c: 'Gamma', to: 'a', [slug]: name });
  const open = (slug: string) => writeFile(join(items.directory, `${slug}.release`), '');

  test('by time', async () => {
    await rename('timed', 'One');
    await open('timed');
    await a.get('/brief/timed');
    expect((await b.get('/brief/timed')).cache).toBe('HIT');
    await expect.poll(() => redis.entries('view:brief-slug:'), { timeout: 10_000, interval: 50 }).toEqual([]);
    const { answers, made } = await askTogether('timed', '/brief/timed', [a, b]);
    expect(made).toBe(1);
    expect(new Set(answers.map(({ text }) => renderIn(text))).size).toBe(1);
    expect(answers.filter(({ cache }) => cache === 'STALE')).toEqual([]);
  });

  test('by an invalidation', async () => {
    await rename('ended', 'One');
    await open('ended');
    await a.get('/slow/ended');
    expect((await b.get('/slow/ended')).cache).toBe('HIT');
    await rename('ended', 'Two');
    await a.post('/invalidate?tag=item:ended');
    for (const instance of [a, b]) {
      await soon(async () => nameIn((await instance.get('/live/ended')).text)).toBe('Two');
    }
    const { answers, made } = await askTogether('ended', '/slow/ended', [a, b]);
    expect(made).toBe(1);
    expect(new Set(answers.map(({ text }) => nameIn(text)))).toEqual(new Set(['Two']));
    expect(new Set(answers.map(({ text }) => renderIn(text))).size).toBe(1);
    expect(answers.filter(({ cache }) => cache === 'STALE')).toEqual([]);
  });

  test('the control: instances that share nothing make one each', async () => {
    await rename('apart', 'One');
    const apart = await startNextApp({
      ...redis.env,
      SIMLANE_KEY_PREFIX: `${redis.env.SIMLANE_KEY_PREFIX}x`,
      FIXTURE_DATA: items.directory,
      SIMLANE_SECRET: secret,
    });
    try {
      await apart.get('/live/apart');
      expect((await askTogether('apart', '/slow/apart', [a, apart])).made).toBe(2);
    } finally {
      await apart.stop();
    }
  });
});

test('the control: without the tags of its reads, the page stays stale', async () => {
  const prefix = `${redis.env.SIMLANE_KEY_PREFIX}n`;
  const naive = await startNextApp({
    ...redis.env,
    SIMLANE_KEY_PREFIX: prefix,
    CACHE_TAU_MS: '0',
    FIXTURE_DATA: items.directory,
    SIMLANE_SECRET: secret,
    FIXTURE_PAGE_TAGS: 'off',
  });
  try {
    await items.write({ a: 'Alpha', b: 'Before', c: 'Gamma', to: 'a' });
    expect(nameIn((await naive.get('/items/b')).text)).toBe('Before');
    await items.write({ a: 'Alpha', b: 'After', c: 'Gamma', to: 'a' });
    await naive.post('/invalidate?tag=item:b');
    expect(await naive.get('/items/b')).toMatchObject({ cache: 'HIT', text: expect.stringContaining('name=Before;') });
  } finally {
    await naive.stop();
  }
});
