import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GetContext, NextValue } from '../../../lib/cache/next/next-values.ts';
import { makeBuild } from './make-build.ts';
import { appPage, fetchSample, imageSample, itemPage, routeKey, samples } from './next-samples.ts';
import { type HandlerProcess, startHandler } from './start-handler.ts';
import { suiteRedis } from './suite-redis.ts';

const redis = suiteRedis();
const cacheControl = { revalidate: 300, expire: 31_536_000 };
let a: HandlerProcess;
let b: HandlerProcess;
let distDir: string;
let requests = 0;

beforeAll(async () => {
  distDir = await makeBuild('build-1');
  [a, b] = await Promise.all([startHandler(redis.env), startHandler(redis.env)]);
});
afterAll(async () => {
  await Promise.all([a?.stop(), b?.stop(), redis.stop()]);
});

function request(): { object: string; distDir: string } {
  requests += 1;
  return { object: `request-${requests}`, distDir };
}

function kindOf(value: NextValue): GetContext['kind'] {
  return value === null || value.kind === 'REDIRECT' ? 'PAGES' : value.kind;
}

function read(instance: HandlerProcess, key: string, ctx: GetContext = { kind: 'APP_PAGE' }) {
  return instance.get({ ...request(), key, ctx });
}

/** What Next does for a page that is not there: ask, render, store. */
async function render(instance: HandlerProcess, key: string, value: NextValue): Promise<void> {
  const own = request();
  expect(await instance.get({ ...own, key, ctx: { kind: kindOf(value) } })).toBeNull();
  await instance.send({ op: 'set', ...own, key, value, ctx: { cacheControl } });
}

test('an instance whose views are switched off does not serve what others stored, and takes nothing from them', async () => {
  const key = routeKey('APP_PAGE', itemPage, '/items/switched-off');
  await render(a, key, appPage('<p>stored</p>', 'item:off'));
  const off = await startHandler({ ...redis.env, CACHE_OFF: 'view' });
  for (let n = 0; n < 2; n += 1) await render(off, key, appPage('<p>its own</p>', 'item:off'));
  await off.stop();
  expect((await read(b, key))?.value).toStrictEqual(appPage('<p>stored</p>', 'item:off'));
});

describe('what one instance rendered, every instance serves exactly, with its lifetime', () => {
  test.each(samples)('$name', async ({ key, value }) => {
    await render(a, key, value);
    for (const instance of [a, b, b]) {
      const found = await read(instance, key, { kind: kindOf(value) });
      expect(found?.value).toStrictEqual(value);
      expect(found?.cacheControl).toStrictEqual(cacheControl);
      expect(Date.now() - (found?.lastModified ?? 0)).toBeLessThan(10_000);
    }
  });

  test("a fetch of Next's data cache", async () => {
    const key = 'f'.repeat(64);
    const own = request();
    const ctx: GetContext = { kind: 'FETCH', tags: ['feed'], softTags: ['_N_T_/feed'], revalidate: 60 };
    expect(await a.get({ ...own, key, ctx })).toBeNull();
    await a.send({ op: 'set', ...own, key, value: fetchSample, ctx: { fetchCache: true, tags: ['feed'] } });
    expect((await read(b, key, ctx))?.value).toStrictEqual(fetchSample);

    await a.send({ op: 'revalidate-tag', tags: '_N_T_/feed' });
    expect(await read(b, key, ctx)).toBeNull();
  });

  test('an image', async () => {
    expect(await read(a, 'image-key', { kind: 'IMAGE' })).toBeNull();
    const ctx = { kind: 'IMAGE', cacheControl: { revalidate: 14_400 } } as const;
    await a.send({ op: 'set', ...request(), key: 'image-key', value: imageSample, ctx });
    expect((await read(b, 'image-key', { kind: 'IMAGE' }))?.value).toStrictEqual(imageSample);
  });

  test('a 404 of the pages router, from the second time on', async () => {
    const key = routeKey('PAGES', '/legacy/[slug]', '/legacy/gone');
    await render(a, key, null);
    await render(a, key, null);
    expect(await read(b, key, { kind: 'PAGES' })).toMatchObject({ value: null, cacheControl });

    await a.send({ op: 'revalidate-tag', tags: '_N_T_/legacy/gone' });
    expect(await read(b, key, { kind: 'PAGES' })).toBeNull();
  });
});

test('every entry has a readable key and a life that ends', async () => {
  const entries = [...(await redis.entries('view:')), ...(await redis.entries('fragment:'))];
  const names = new Set(entries.map(({ key }) => key.split(':').slice(2, -1).join(':')));
  expect([...names].sort()).toEqual([
    'fragment:next-fetch',
    'view:image',
    'view:items-slug',
    'view:legacy-slug',
    'view:page',
  ]);
  for (const { key, ttlMs } of entries) {
    expect(ttlMs, key).toBeGreaterThan(0);
    if (key.includes(':view:') && !key.includes(':image:')) expect(ttlMs, key).toBeLessThanOrEqual(300_000);
  }
});

describe('an invalidated page is never served', () => {
  test.each([
    ['by its tag', 'item:b', undefined],
    ['by a tag with a comma', 'rain,snow', undefined],
    ['by a tag that headers can’t carry', '%C3%A4', undefined],
    ['when it is to expire at once', 'item:b', { expire: 0 }],
  ])('%s', async (_, tag, durations) => {
    const key = routeKey('APP_PAGE', itemPage, `/visitor/en/items/${encodeURIComponent(tag)}-${durations?.expire}`);
    await render(a, key, appPage('old', 'item:b,rain,snow,%C3%A4'));
    expect((await read(b, key))?.value).toMatchObject({ html: 'old' });
    await a.send({ op: 'revalidate-tag', tags: tag, ...(durations && { durations }) });
    expect(await read(b, key)).toBeNull();
  });

  test('not even when its render was under way on another instance', async () => {
    const key = routeKey('APP_PAGE', itemPage, '/visitor/en/items/racing');
    const own = request();
    expect(await a.get({ ...own, key, ctx: { kind: 'APP_PAGE' } })).toBeNull();
    await b.send({ op: 'revalidate-tag', tags: 'item:racing' });
    await a.send({ op: 'set', ...own, key, value: appPage('old', 'item:racing'), ctx: { cacheControl } });
    // The control: the same page, rendered by a request that came after the invalidation.
    await render(b, key, appPage('new', 'item:racing'));
    expect((await read(a, key))?.value).toMatchObject({ html: 'new' });
  });
});

test('a tag revalidated softly: one instance renews the page, the others serve it for as long as allowed', async () => {
  const key = routeKey('APP_PAGE', itemPage, '/visitor/en/items/soft');
  await render(a, key, appPage('old', 'item:soft'));
  await a.send({ op: 'revalidate-tag', tags: 'item:soft', durations: { expire: 1 } });
  const own = request();
  const due = await b.get({ ...own, key, ctx: { kind: 'APP_PAGE' } });
  expect([due?.value, isDue(due)]).toMatchObject([{ html: 'old' }, true]);
  const other = await read(a, key);
  expect([other?.value, isDue(other)]).toMatchObject([{ html: 'old' }, false]);
  await expect.poll(() => read(a, key), { timeout: 2_500, interval: 20 }).toBeNull();

  await b.send({ op: 'set', ...own, key, value: appPage('new', 'item:soft'), ctx: { cacheControl } });
  const renewed = await read(a, key);
  expect([renewed?.value, isDue(renewed)]).toMatchObject([{ html: 'new' }, false]);
});

test('a render whose beginning nobody saw is not stored', async () => {
  const key = routeKey('APP_PAGE', itemPage, '/visitor/en/items/unseen');
  await a.send({ op: 'set', ...request(), key, value: appPage('?', 'item:unseen'), ctx: { cacheControl } });
  expect(await read(b, key)).toBeNull();
});

test('another build does not see it', async () => {
  const key = routeKey('APP_PAGE', itemPage, '/visitor/en/items/skew');
  await render(a, key, appPage('build 1', 'item:skew'));
  const next = { object: 'next-build', distDir: await makeBuild('build-2') };
  expect(await a.get({ ...next, key, ctx: { kind: 'APP_PAGE' } })).toBeNull();
  expect((await read(a, key))?.value).toMatchObject({ html: 'build 1' });
});

test('two instances that miss the same page at once: one renders, the other waits for it', async () => {
  const key = routeKey('APP_PAGE', itemPage, '/visitor/en/items/stampede');
  const own = request();
  expect(await a.get({ ...own, key, ctx: { kind: 'APP_PAGE' } })).toBeNull();
  const waiting = read(b, key);
  await a.send({ op: 'set', ...own, key, value: appPage('once', 'item:stampede'), ctx: { cacheControl } });
  expect((await waiting)?.value).toMatchObject({ html: 'once' });
});

test('near the end of its life one instance renews a page, and a failed renewal does not prolong it', async () => {
  const key = routeKey('APP_PAGE', itemPage, '/visitor/en/items/due');
  const first = request();
  const lifetime = { revalidate: 2, expire: 31_536_000 };
  await a.get({ ...first, key, ctx: { kind: 'APP_PAGE' } });
  await a.send({ op: 'set', ...first, key, value: appPage('due', 'item:due'), ctx: { cacheControl: lifetime } });

  const due = await untilDue(a, key);
  expect(due.found?.value).toMatchObject({ html: 'due' });
  expect(isDue(await read(b, key))).toBe(false);

  const [before] = await redis.entries('view:items-slug:');
  await a.send({ op: 'set-again', ...due.own, key, ctx: { cacheControl: { revalidate: 3, expire: 6 } } });
  const after = (await redis.entries('view:items-slug:')).find((entry) => entry.key === before?.key);
  expect(after?.ttlMs ?? 0).toBeLessThanOrEqual(before?.ttlMs ?? 0);
  await expect.poll(async () => await read(b, key), { timeout: 2_500, interval: 20 }).toBeNull();
});

type Found = Awaited<ReturnType<HandlerProcess['get']>>;

/** Next renders a page anew once `lastModified` plus its lifetime has passed. */
function isDue(found: Found): boolean {
  if (!found || typeof found.cacheControl?.revalidate !== 'number') return false;
  return found.lastModified + found.cacheControl.revalidate * 1000 < Date.now();
}

async function untilDue(instance: HandlerProcess, key: string) {
  for (;;) {
    const own = request();
    const found = await instance.get({ ...own, key, ctx: { kind: 'APP_PAGE' } });
    if (found === null) throw new Error('the page ended before anybody was told to renew it');
    if (isDue(found)) return { own, found };
  }
}
