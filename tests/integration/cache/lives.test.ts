import { afterAll, expect, test, vi } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { on, source, suiteCache } from './suite-cache.ts';

const suite = suiteCache();
afterAll(() => suite.end());

const ms = (n: number) => n as never;

/** Stops the clock by which the runtime judges ages, at `byMs` after it was first stopped. */
async function at(byMs: number, ...runtimes: readonly CacheRuntime[]): Promise<void> {
  for (const runtime of runtimes) {
    const beganMs = stopped.get(runtime) ?? (await runtime.clocks.nowMs());
    stopped.set(runtime, beganMs);
    vi.spyOn(runtime.mirror, 'nowMs').mockImplementation(() => beganMs + byMs);
  }
}
const stopped = new Map<CacheRuntime, number>();

/** Until nothing is made anew behind an answer. */
const settled = (runtime: CacheRuntime) => vi.waitFor(() => expect(runtime.renewals.size).toBe(0));

test('past its life, an entry is served while one reader of all instances makes it anew', async () => {
  const [a, b] = [suite.instance(), suite.instance()];
  await at(0, a, b);
  const rows = source('first');
  const options = { name: 'swr', ttl: ms(60_000), staleWhileRevalidate: ms(60_000) };
  const [readA, readB] = [on(a, rows.load, options), on(b, rows.load, options)];
  await readA();
  await readB();
  rows.write('second');
  await at(90_000, a, b);
  const { hasRead, release } = rows.hold();
  expect(await Promise.all([readA(), readA(), readB(), readB()])).toEqual(Array(4).fill('first'));
  await hasRead;
  rows.letPass();
  release();
  await Promise.all([settled(a), settled(b)]);
  // The one that did not make it still holds what is stale, and learns of the new one behind its next answer.
  await Promise.all([readA(), readB()]);
  await Promise.all([settled(a), settled(b)]);
  expect(await Promise.all([readA(), readB()])).toEqual(['second', 'second']);
  expect(rows.loads).toBe(2);
});

test('past the time for which it may be stale, nobody gets it', async () => {
  const a = suite.instance();
  await at(0, a);
  const rows = source('first');
  const read = on(a, rows.load, { name: 'swr-over', ttl: ms(60_000), staleWhileRevalidate: ms(60_000) });
  await read();
  rows.write('second');
  await at(130_000, a);
  expect(await read()).toBe('second');
});

test('stale is a matter of time only: what was invalidated is never served', async () => {
  const a = suite.instance();
  await at(0, a);
  const rows = source('first');
  const read = on(a, rows.load, {
    ...{ name: 'swr-invalidated', ttl: ms(60_000) },
    ...{ staleWhileRevalidate: ms(60_000), staleIfError: ms(60_000) },
  });
  await read();
  rows.write('second');
  await invalidate(['thing'], {}, a);
  expect(await read()).toBe('second');
});

test('what was read stale inside makes its outer entry stale too', async () => {
  const a = suite.instance();
  await at(0, a);
  const rows = source('first');
  const inner = on(a, rows.load, { name: 'swr-inner', ttl: ms(60_000), staleWhileRevalidate: ms(60_000) });
  await inner();
  rows.write('second');
  await at(90_000, a);
  const outer = on(a, async () => `page of ${await inner()}`, { name: 'swr-outer', layer: 'fragment', tags: () => [] });
  expect(await outer()).toBe('page of first');
  await settled(a);
  expect(await outer()).toBe('page of second');
});

test('a loader that fails is stood in for, as long as was asked for', async () => {
  const a = suite.instance();
  await at(0, a);
  let fails = false;
  const load = async () => {
    if (fails) throw new Error('Postgres is away');
    return 'known';
  };
  const read = on(a, load, { name: 'sie', ttl: ms(60_000), staleIfError: ms(60_000) });
  await read();
  fails = true;
  await at(90_000, a);
  expect(await read()).toBe('known');
  await invalidate(['thing'], {}, a);
  await expect(read()).rejects.toThrow('Postgres is away');
});

test('a hot entry is made anew before its end, and nobody waits for it', async () => {
  const a = suite.instance();
  await at(0, a);
  const rows = source('first');
  const read = on(a, rows.load, { name: 'early', ttl: ms(60_000), earlyRefresh: true });
  await read();
  rows.write('second');
  vi.spyOn(Math, 'random').mockReturnValue(1 - Number.EPSILON);
  expect(await read()).toBe('first');
  expect(rows.loads).toBe(1);
  await at(59_999.999, a);
  const { hasRead, release } = rows.hold();
  expect(await read()).toBe('first');
  await hasRead;
  rows.letPass();
  release();
  await settled(a);
  expect(rows.loads).toBe(2);
});

test('beyond a boundary nothing is given out, however long it might live', async () => {
  const a = suite.instance();
  await at(0, a);
  const rows = source('open');
  const read = on(a, rows.load, {
    name: 'boundary',
    ttl: ms(60_000),
    staleIfError: ms(60_000),
    boundary: () => 10_000,
  });
  await read();
  rows.write('closed');
  await at(9_000, a);
  expect(await read()).toBe('open');
  await at(11_000, a);
  expect(await read()).toBe('closed');
});
