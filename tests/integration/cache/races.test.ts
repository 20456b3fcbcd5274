import { afterAll, expect, test } from 'vitest';
import { ensurePosition, invalidate } from '../../../lib/cache/invalidate.ts';
import { on, source, suiteCache } from './suite-cache.ts';

const suite = suiteCache();
afterAll(() => suite.end());

/** What caches usually do: the entry counts from when it is stored, and whoever comes joins the load under way. */
function naive<T>(load: () => Promise<T>) {
  let entry: { value: T } | null = null;
  let flight: Promise<T> | null = null;
  return {
    read: async (): Promise<T> => {
      if (entry) return entry.value;
      flight ??= load().finally(() => {
        flight = null;
      });
      const value = await flight;
      entry = { value };
      return value;
    },
    invalidate: () => {
      entry = null;
    },
  };
}

test('a fill that lands after the invalidation does not bring the old value back', async () => {
  const [a, b] = [suite.instance(), suite.instance()];
  const rows = source('old');
  const options = { name: 'late-fill', tags: () => ['late-fill'] };
  const [readA, readB] = [on(a, rows.load, options), on(b, rows.load, options)];
  const { hasRead, release } = rows.hold();
  const early = readA();
  await hasRead;
  rows.write('new');
  await invalidate(['late-fill'], {}, b);
  rows.letPass();
  release();
  expect(await early).toBe('old');
  expect(await readA()).toBe('new');
  expect(await readB()).toBe('new');
});

test('control: the usual cache keeps the old value then', async () => {
  const rows = source('old');
  const cache = naive(rows.load);
  const { hasRead, release } = rows.hold();
  const early = cache.read();
  await hasRead;
  rows.write('new');
  cache.invalidate();
  rows.letPass();
  release();
  await early;
  expect(await cache.read()).toBe('old');
});

test('a reader does not take the result of a load that began before the write he must see', async () => {
  const a = suite.instance();
  const rows = source('old');
  const read = on(a, rows.load, { name: 'join', tags: () => ['join'] });
  const { hasRead, release } = rows.hold();
  const early = read();
  await hasRead;
  rows.write('new');
  const position = await invalidate(['join'], {}, a);
  rows.letPass();
  await ensurePosition(position ?? 0, a);
  const later = read();
  release();
  expect(await early).toBe('old');
  expect(await later).toBe('new');
});

test('control: the usual single flight gives him the old value', async () => {
  const rows = source('old');
  const cache = naive(rows.load);
  const { hasRead, release } = rows.hold();
  void cache.read();
  await hasRead;
  rows.write('new');
  cache.invalidate();
  rows.letPass();
  const later = cache.read();
  release();
  expect(await later).toBe('old');
});

test('an outer entry ends with the tags of what was read inside it', async () => {
  const a = suite.instance();
  const rows = source('old');
  const inner = on(a, rows.load, { name: 'inner', tags: () => ['inner'] });
  const outer = on(a, async () => `page of ${await inner()}`, { name: 'outer', layer: 'fragment', tags: () => [] });
  expect(await outer()).toBe('page of old');
  rows.write('new');
  await invalidate(['inner'], {}, a);
  expect(await outer()).toBe('page of new');
});

test('an outer entry is not newer than the oldest read inside it', async () => {
  const a = suite.instance();
  const rows = source('old');
  const inner = on(a, rows.load, { name: 'inner-position', tags: () => ['inner-position'] });
  const between = source('between');
  const outer = on(
    a,
    async () => {
      const read = await inner();
      await between.load();
      return `page of ${read}`;
    },
    { name: 'outer-position', layer: 'fragment', tags: () => [] },
  );
  const { hasRead, release } = between.hold();
  const early = outer();
  await hasRead;
  rows.write('new');
  await invalidate(['inner-position'], {}, a);
  between.letPass();
  release();
  expect(await early).toBe('page of old');
  expect(await outer()).toBe('page of new');
});

test('lives do not add up: an outer entry lives no longer than what is left of the inner one', async () => {
  const a = suite.instance();
  const reads: number[] = [];
  a.readHook = async ({ remainingMs }) => void reads.push(remainingMs);
  const inner = on(a, async () => 1, { name: 'short', ttl: 1_000 as never });
  const outer = on(a, () => inner(), { name: 'long', ttl: 3_600_000 as never });
  await outer();
  await outer();
  expect(reads).toHaveLength(2);
  for (const remainingMs of reads) expect(remainingMs).toBeLessThanOrEqual(1_000);
});

test('a bump of one’s own does not hide a bump by somebody else before it', async () => {
  const [a, b] = [suite.instance(), suite.instance()];
  const rows = source('old');
  const read = on(a, rows.load, { name: 'own-bump', tags: () => ['theirs'] });
  expect(await read()).toBe('old');
  rows.write('new');
  await invalidate(['theirs'], {}, b);
  await invalidate(['mine'], {}, a);
  expect(await read()).toBe('new');
});

test('a flushed Redis ends every entry, also those held in the process', async () => {
  const a = suite.instance();
  const rows = source('old');
  const read = on(a, rows.load, { name: 'flush', tags: () => ['flush'] });
  expect(await read()).toBe('old');
  rows.write('new');
  await suite.control.del(suite.clk, suite.meta);
  expect(await read()).toBe('new');
});

test('clocks set back by a failover end every entry that they no longer explain', async () => {
  const a = suite.instance();
  const rows = source('old');
  await invalidate(['before'], {}, a);
  const read = on(a, rows.load, { name: 'set-back', tags: () => ['set-back'] });
  expect(await read()).toBe('old');
  rows.write('new');
  await suite.control.hincrby(suite.meta, 'seq', -1);
  expect(await read()).toBe('new');
});

test('what an instance that synced later has stored is a hit here too', async () => {
  const [a, b] = [suite.instance(), suite.instance({ tauMs: 60_000 })];
  const rows = source('value');
  const options = { name: 'ahead', tags: () => ['ahead'] };
  const [readA, readB] = [on(a, rows.load, options), on(b, rows.load, options)];
  await on(b, async () => 1, { name: 'sync-b' })();
  await invalidate(['anything'], {}, a);
  await readA();
  await readB();
  expect(rows.loads).toBe(1);
});

test('what is loaded right after one’s own bump is stored, though τ has not passed', async () => {
  const a = suite.instance({ tauMs: 60_000 });
  const rows = source('value');
  const read = on(a, rows.load, { name: 'after-own-bump', tags: () => ['after-own-bump'] });
  await read();
  await invalidate(['after-own-bump'], {}, a);
  await read();
  await read();
  expect(rows.loads).toBe(2);
});
