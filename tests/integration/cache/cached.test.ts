import { afterAll, expect, test } from 'vitest';
import { invalidate, invalidateOnce } from '../../../lib/cache/invalidate.ts';
import { setSwitch } from '../../../lib/cache/switches.ts';
import { layerTag } from '../../../lib/cache/tags.ts';
import { gate, on, source, suiteCache } from './suite-cache.ts';

const suite = suiteCache();
afterAll(() => suite.end());

test('“none” and an empty list are results like others', async () => {
  const a = suite.instance();
  for (const [name, value] of [
    ['null', null],
    ['undefined', undefined],
    ['empty', []],
    ['zero', 0],
  ] as const) {
    const rows = source<unknown>(value);
    const read = on(a, rows.load, { name });
    expect(await read()).toEqual(value);
    a.l1.clear();
    expect(await read()).toEqual(value);
    expect(rows.loads, name).toBe(1);
  }
});

test('an error is passed to everyone who waits, and is not kept', async () => {
  const a = suite.instance();
  let loads = 0;
  const read = on(
    a,
    async () => {
      loads += 1;
      if (loads === 1) throw new Error('the database said no');
      return 'fine';
    },
    { name: 'error' },
  );
  const both = await Promise.allSettled([read(), read()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(loads).toBe(1);
  expect(await read()).toBe('fine');
});

test('arguments that differ in value or type have entries of their own', async () => {
  const a = suite.instance();
  const calls = [[1], ['1'], [null], [undefined], [[1, 2]], [['1,2']], [{ a: 1 }], [{ a: '1' }], [new Date(1)], [1n]];
  const read = on(a, async (value: never) => [value], { name: 'arguments' });
  for (const [value] of calls) expect(await read(value as never)).toEqual([value]);
  for (const [value] of calls) expect(await read(value as never)).toEqual([value]);
});

test('eight instances with twenty callers each load once', async () => {
  const instances = Array.from({ length: 8 }, () => suite.instance());
  const rows = source('value');
  const { hasRead, release } = rows.hold();
  const callers = instances.flatMap((runtime) =>
    Array.from({ length: 20 }, () => on(runtime, rows.load, { name: 'stampede' })()),
  );
  await hasRead;
  rows.letPass();
  release();
  expect(new Set(await Promise.all(callers))).toEqual(new Set(['value']));
  expect(rows.loads).toBe(1);
});

test('a cleared layer is loaded anew on every instance, other layers are not', async () => {
  const [a, b] = [suite.instance(), suite.instance()];
  const [queries, fragments] = [source('q'), source('f')];
  const readQuery = on(a, queries.load, { name: 'clear-q' });
  const readFragment = on(a, fragments.load, { name: 'clear-f', layer: 'fragment' });
  await Promise.all([readQuery(), readFragment()]);
  await invalidate([layerTag('query')], {}, b);
  await Promise.all([readQuery(), readFragment()]);
  expect([queries.loads, fragments.loads]).toEqual([2, 1]);
});

test('a layer switched off on one instance is off on all, and what changed meanwhile is seen when it is on again', async () => {
  const [a, b] = [suite.instance(), suite.instance()];
  const rows = source('old');
  const read = on(a, rows.load, { name: 'switch', layer: 'api' });
  await read();
  await setSwitch(b, 'api', 0);
  await read();
  await read();
  expect(rows.loads).toBe(3);
  rows.write('new');
  await invalidate(['thing'], {}, b);
  await setSwitch(b, 'api', 100);
  expect(await read()).toBe('new');
});

test('in a layer that is switched off nobody joins a load begun before him: what he makes of it may be stored', async () => {
  const a = suite.instance({ off: ['query'], tauMs: 60_000 });
  const rows = source('old');
  const read = on(a, rows.load, { name: 'switched-join' });
  const { hasRead, release } = rows.hold();
  const early = read();
  await hasRead;
  rows.write('new');
  rows.letPass();
  const later = read();
  release();
  expect([await early, await later]).toEqual(['old', 'new']);
});

test('a committed write is invalidated once, though its tags come back through Next', async () => {
  const a = suite.instance();
  const position = await invalidate(['echo-1', 'echo-2'], { transactionId: '4711' }, a);
  expect(await invalidateOnce(['echo-1'], a)).toBe(position);
  expect(await invalidateOnce(['echo-2', 'echo-1'], a)).toBe(position);
  expect(await invalidate(['echo-1', 'echo-2'], { transactionId: '4711' }, suite.instance())).toBe(position);
  expect(await invalidateOnce(['echo-1', 'another'], a)).toBe((position ?? 0) + 1);
});

test('a loader that takes longer than Δ fails instead of giving out what is too old', async () => {
  const a = suite.instance({ deltaMs: 50 });
  const { opened, open } = gate();
  const read = on(a, () => opened, { name: 'slow' });
  await expect(read()).rejects.toThrow('loading slow took more than 50 ms');
  open();
});

test('every entry has a life in Redis, under a key that tells its layer and name', async () => {
  const a = suite.instance();
  await on(a, async () => 'x', { name: 'keys', ttl: 30_000 as never })();
  const { redis } = a.connections?.to('query') ?? {};
  const [key] = (await redis?.keys(`${suite.keyPrefix}:v1:query:keys:*`)) ?? [];
  expect(key).toMatch(/:v1:query:keys:[0-9a-f]{32}$/);
  expect(await redis?.pttl(key ?? '')).toBeGreaterThan(25_000);
});
