import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildNextApp, makeItems, type NextApp, startNextApp } from './next-app.ts';
import { suiteRedis } from './suite-redis.ts';

const app = 'use-cache-app';
const redis = suiteRedis();
const tauMs = 250;
let items: Awaited<ReturnType<typeof makeItems>>;
let a: NextApp;
let b: NextApp;

/** Two instances on one Redis; τ as in production. */
beforeAll(async () => {
  await buildNextApp(app);
  items = await makeItems({ a: 'Alpha', b: 'Beta', c: 'Gamma' });
  const env = {
    ...redis.env,
    CACHE_TAU_MS: String(tauMs),
    FIXTURE_DATA: items.directory,
    SIMLANE_SECRET: 'a secret of this suite, of thirty-two characters and more',
  };
  [a, b] = await Promise.all([startNextApp(env, app), startNextApp(env, app)]);
  // An instance that has just started on a busy machine may not reach Redis within a command's deadline, and then stores nothing.
  for (const instance of [a, b]) {
    await vi.waitFor(async () => expect(await rendered(instance, 'c')).toBe(await rendered(instance, 'c')), 30_000);
  }
}, 120_000);
afterAll(async () => {
  await Promise.all([a?.stop(), b?.stop()]);
  await Promise.all([redis.stop(), items?.stop()]);
});

const partOf = (name: string, text: string) => new RegExp(`${name}=([^;]*);`).exec(text)?.[1];
const rendered = async (instance: NextApp, slug: string) =>
  partOf('render', (await instance.get(`/items/${slug}`)).text);
const named = async (instance: NextApp, slug: string) => partOf('name', (await instance.get(`/items/${slug}`)).text);
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: tauMs + 500, interval: 20 });

test('what one instance has made is what the other one gives out', async () => {
  const first = await rendered(a, 'a');
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(await rendered(b, 'a')).toBe(first);
  expect(await rendered(a, 'a')).toBe(first);
});

test.each([
  ['the function’s own tag, by Next', 'tag=described:b'],
  ['a tag of a cached read in it, by Next', 'tag=item:b'],
  ['a tag of a cached read in it, by the cache', 'bump=item:b'],
  ['the function’s own tag, by the cache', 'bump=described:b'],
  ['the path of the route', 'path=/items/b'],
])('invalidated on one instance, it is made anew on both: %s', async (_, what) => {
  await items.write({ a: 'Alpha', b: `Beta ${what.length}`, c: 'Gamma' });
  await a.post('/invalidate?bump=item:b');
  await soon(() => named(b, 'b')).toBe(`Beta ${what.length}`);
  const before = await rendered(b, 'b');
  await a.post(`/invalidate?${what}`);
  expect(await rendered(a, 'b')).not.toBe(before);
  await soon(() => rendered(b, 'b')).not.toBe(before);
  expect(await rendered(a, 'b')).toBe(await rendered(b, 'b'));
});

test('revalidated softly, it is given out once more and made anew behind that', async () => {
  const before = await rendered(a, 'a');
  await a.post('/invalidate?tag=described:a&soft');
  expect(await rendered(a, 'a')).toBe(before);
  await soon(() => rendered(a, 'a')).not.toBe(before);
});

test('an invalidation while it is made is not undone by what was made', async () => {
  const { directory } = items;
  const making = a.get('/slow/b');
  await expect.poll(() => existsSync(join(directory, 'b.read')), { timeout: 10_000, interval: 10 }).toBe(true);
  await items.write({ a: 'Alpha', b: 'Later', c: 'Gamma' });
  await b.post('/invalidate?bump=item:b');
  await writeFile(join(directory, 'b.release'), '');
  expect(partOf('name', (await making).text)).not.toBe('Later');
  expect(partOf('name', (await b.get('/slow/b')).text)).toBe('Later');
  await soon(async () => partOf('name', (await a.get('/slow/b')).text)).toBe('Later');
});

test('entries lie sealed in the fragment layer, with a life', async () => {
  const entries = await redis.entries('fragment:use-cache:');
  expect(entries.length).toBeGreaterThan(0);
  for (const { key, ttlMs } of entries) {
    expect(ttlMs, key).toBeGreaterThan(0);
    expect(ttlMs, key).toBeLessThanOrEqual(3_600_000);
  }
});
