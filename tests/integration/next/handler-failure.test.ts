import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startServiceProxy } from '../../helpers/service-proxy.ts';
import { makeBuild } from './make-build.ts';
import { appPage, itemPage, routeKey } from './next-samples.ts';
import { type HandlerProcess, startHandler } from './start-handler.ts';
import { suiteRedis } from './suite-redis.ts';

const redis = suiteRedis();
const key = routeKey('APP_PAGE', itemPage, '/visitor/en/items/a');
const ctx = { kind: 'APP_PAGE' } as const;
const cacheControl = { revalidate: 300, expire: 31_536_000 };
const started: HandlerProcess[] = [];
let distDir: string;

beforeAll(async () => {
  distDir = await makeBuild('build-1');
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((instance) => instance.stop()));
});
afterAll(() => redis.stop());

async function start(env: Record<string, string>): Promise<HandlerProcess> {
  const instance = await startHandler(env);
  started.push(instance);
  return instance;
}

const openResources = [
  'TCPSocketWrap',
  'TCPConnectWrap',
  'PipeConnectWrap',
  'GetAddrInfoReqWrap',
  'Timeout',
  'Immediate',
];

async function resources(instance: HandlerProcess): Promise<string[]> {
  const open = (await instance.send({ op: 'resources' })) as string[];
  return open.filter((resource) => openResources.includes(resource));
}

test('to import it opens no socket and starts no timer', async () => {
  const instance = await start(redis.env);
  expect(await resources(instance)).toEqual([]);

  // The control: the first read does.
  await instance.get({ object: '1', distDir, key, ctx });
  expect(await resources(instance)).toContain('TCPSocketWrap');
});

test('in `next build` it answers without Redis: no socket, no timer, no entry', async () => {
  const instance = await start({ ...redis.env, NEXT_PHASE: 'phase-production-build' });
  expect(await instance.get({ object: '1', distDir, key, ctx })).toBeNull();
  await instance.send({ op: 'set', object: '1', distDir, key, value: appPage('built', 'x'), ctx: { cacheControl } });
  await instance.send({ op: 'revalidate-tag', tags: 'x' });
  expect(await resources(instance)).toEqual([]);
});

test('the calls that carry tags up to a page are answered without Redis', async () => {
  const instance = await start({ ...redis.env, REDIS_URL: 'redis://127.0.0.1:1' });
  const call = { kind: 'FETCH', tags: ['simlane.page-tags', 'item:a'], softTags: ['_N_T_/x'], revalidate: 60 } as const;
  const ctxOfCall = { ...call, tags: [...call.tags], softTags: [...call.softTags] };
  const found = await instance.get({ object: '1', distDir, key: 'f'.repeat(64), ctx: ctxOfCall });
  expect(found?.value).toMatchObject({ kind: 'FETCH', data: { body: 'null' } });
  expect(await resources(instance)).toEqual([]);
});

test('without Redis every call is a miss and none throws; with Redis back, all is right again', async () => {
  const proxy = await startServiceProxy(redis.url);
  const instance = await start({ ...redis.env, REDIS_URL: proxy.url });
  const other = await start(redis.env);
  await instance.get({ object: 'before', distDir, key, ctx });
  await instance.send({
    op: 'set',
    object: 'before',
    distDir,
    key,
    value: appPage('1', 'item:a'),
    ctx: { cacheControl },
  });

  proxy.shut();
  await other.send({ op: 'revalidate-tag', tags: 'item:a' });
  await expect
    .poll(() => instance.get({ object: `gone-${Math.random()}`, distDir, key, ctx }), { timeout: 8_000, interval: 50 })
    .toBeNull();
  const gone = { object: 'gone', distDir, key };
  expect(await instance.get({ ...gone, ctx })).toBeNull();
  await instance.send({ op: 'set', ...gone, value: appPage('2', 'item:a'), ctx: { cacheControl } });
  await instance.send({ op: 'revalidate-tag', tags: 'item:a' });

  proxy.open();
  let attempt = 0;
  await expect
    .poll(
      async () => {
        const own = { object: `back-${attempt++}`, distDir, key };
        const found = await instance.get({ ...own, ctx });
        if (found) return found.value;
        await instance.send({ op: 'set', ...own, value: appPage('3', 'item:a'), ctx: { cacheControl } });
        return null;
      },
      { timeout: 10_000, interval: 50 },
    )
    .toMatchObject({ html: '3' });
  await proxy.stop();
});

test('a hundred thousand paths leave at most ten thousand behind in Next’s own memory', async () => {
  const instance = await start({ ...redis.env, NEXT_PHASE: '' });
  expect(await instance.send({ op: 'remember-paths', count: 20_000 })).toBe(20_000);
  await instance.get({ object: '1', distDir, key, ctx });
  expect(await instance.send({ op: 'remember-paths', count: 100_000 })).toBe(10_000);
});

test('made-up paths that are answered 404 leave no entries', async () => {
  const instance = await start(redis.env);
  const before = await redis.entries('view:');
  for (let path = 0; path < 50; path++) {
    const own = {
      object: `made-up-${path}`,
      distDir,
      key: routeKey('APP_PAGE', itemPage, `/visitor/en/items/x${path}`),
    };
    expect(await instance.get({ ...own, ctx })).toBeNull();
    const value = { ...appPage('not found', `item:x${path}`), status: 404 } as ReturnType<typeof appPage>;
    await instance.send({ op: 'set', ...own, value, ctx: { cacheControl } });
  }
  expect(await redis.entries('view:')).toEqual(
    before.map(({ key: known }) => ({ key: known, ttlMs: expect.any(Number) })),
  );
});

test('a page of what its reader typed is stored when it is asked for again', async () => {
  const instance = await start(redis.env);
  const before = (await redis.entries('view:')).length;
  const ask = async (typed: string) => {
    const own = { object: typed, distDir, key: routeKey('APP_PAGE', itemPage, `/visitor/en/items/list/q!${typed}`) };
    const found = await instance.get({ ...own, ctx });
    if (found) return 'HIT';
    await instance.send({ op: 'set', ...own, value: appPage(typed, 'items'), ctx: { cacheControl } });
    return 'MISS';
  };
  for (let typed = 0; typed < 50; typed++) expect(await ask(`x${typed}`)).toBe('MISS');
  expect(await redis.entries('view:')).toHaveLength(before);

  expect(await ask('x49')).toBe('MISS');
  expect(await ask('x49')).toBe('HIT');
});

test('a writer’s next visit waits for his own write, on an instance that has not heard of it', async () => {
  const writer = await start({ ...redis.env, CACHE_TAU_MS: '60000' });
  const reader = await start({ ...redis.env, CACHE_TAU_MS: '60000' });
  const own = routeKey('APP_PAGE', itemPage, '/visitor/en/items/own');
  await reader.get({ object: '1', distDir, key: own, ctx });
  await reader.send({
    op: 'set',
    object: '1',
    distDir,
    key: own,
    value: appPage('old', 'item:own'),
    ctx: { cacheControl },
  });
  await writer.send({ op: 'revalidate-tag', tags: 'item:own' });

  // The control: others may still get it until τ has passed.
  expect((await reader.get({ object: '2', distDir, key: own, ctx }))?.value).toMatchObject({ html: 'old' });
  const cookie = 'theme=dark; simlane_pos=999999999';
  expect(await reader.get({ object: '3', distDir, cookie, key: own, ctx })).toBeNull();
});
