import { afterAll, expect, test, vi } from 'vitest';
import { ensurePosition, invalidate } from '../../../lib/cache/invalidate.ts';
import { sharedStore, stampedAtSet, toldByMessages, withMarkers } from './naive.ts';
import { gate, on, source, suiteCache } from './suite-cache.ts';

const suite = suiteCache();
afterAll(() => suite.end());

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
  const cache = stampedAtSet(rows.load);
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
  const cache = stampedAtSet(rows.load);
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

test('control: with its own tags only, it goes on showing what has changed', async () => {
  const cache = withMarkers(sharedStore(), () => performance.now());
  const rows = source('old');
  const inner = () => cache.read('inner', ['inner'], 60_000, rows.load);
  const outer = () => cache.read('outer', [], 60_000, async () => `page of ${await inner()}`);
  await outer();
  rows.write('new');
  cache.invalidate('inner');
  expect([await inner(), await outer()]).toEqual(['new', 'page of old']);
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

test('control: stamped when it is stored, it is newer than the invalidation it missed', async () => {
  let nowMs = 0;
  const cache = withMarkers(sharedStore(), () => nowMs);
  const rows = source('old');
  const inner = () => cache.read('inner', ['inner'], 60_000, rows.load);
  const outer = (between: () => void) =>
    cache.read('outer', ['inner'], 60_000, async () => {
      const read = await inner();
      between();
      return `page of ${read}`;
    });
  await outer(() => {
    rows.write('new');
    nowMs = 1;
    cache.invalidate('inner');
    nowMs = 2;
  });
  expect(await outer(() => undefined)).toBe('page of old');
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

test('control: with a life of its own each, the outer one shows what the inner one has long given up', async () => {
  let nowMs = 0;
  const cache = withMarkers(sharedStore(), () => nowMs);
  const rows = source('old');
  const inner = () => cache.read('inner', [], 1_000, rows.load);
  const outer = () => cache.read('outer', [], 1_000, inner);
  await inner();
  nowMs = 900;
  await outer();
  rows.write('new');
  nowMs = 1_800;
  expect([await inner(), await outer()]).toEqual(['new', 'old']);
});

test('a reader does not join a sync that was sent before what he must see', async () => {
  const [a, b] = [suite.instance({ tauMs: 60_000 }), suite.instance()];
  const rows = source('old');
  const read = on(a, rows.load, { name: 'sync', tags: () => ['sync'] });
  await read();
  const real = a.clocks.sync.bind(a.clocks);
  const door = gate();
  const sent = gate();
  vi.spyOn(a.clocks, 'sync').mockImplementationOnce(async (after) => {
    const reply = await real(after);
    sent.open();
    await door.opened;
    return reply;
  });
  const early = a.mirror.refresh();
  await sent.opened;
  rows.write('new');
  const position = await invalidate(['sync'], {}, b);
  const seen = ensurePosition(position ?? 0, a);
  door.open();
  await Promise.all([early, seen]);
  expect(await read()).toBe('new');
});

test('control: joined whatever sync is under way, he reads what was there before', async () => {
  const [a, b] = [suite.instance({ tauMs: 60_000 }), suite.instance()];
  const rows = source('old');
  const read = on(a, rows.load, { name: 'sync-control', tags: () => ['sync-control'] });
  await read();
  const early = a.clocks.sync(a.mirror.position?.s ?? null);
  const reply = await early;
  rows.write('new');
  await invalidate(['sync-control'], {}, b);
  vi.spyOn(a.clocks, 'sync').mockResolvedValueOnce(reply);
  await a.mirror.refresh();
  expect(await read()).toBe('old');
});

test('an instance that was told nothing reads the clocks itself', async () => {
  const [a, b] = [suite.instance(), suite.instance()];
  const rows = source('old');
  const read = on(a, rows.load, { name: 'told', tags: () => ['told'] });
  expect(await read()).toBe('old');
  rows.write('new');
  await invalidate(['told'], {}, b);
  expect(await read()).toBe('new');
});

test('control: told by messages, it keeps what the lost message was about', async () => {
  const cache = toldByMessages();
  const a = cache.instance();
  const rows = source('old');
  await a.read('told', rows.load);
  rows.write('new');
  cache.invalidate('told', false);
  expect(await a.read('told', rows.load)).toBe('old');
});

test.each([-3_600_000, 3_600_000])('clocks of machines that differ by %i ms make no difference', async (skewMs) => {
  const [a, b] = [suite.instance(), suite.instance()];
  const rows = source('old');
  const [readA, readB] = [a, b].map((runtime) =>
    on(runtime, rows.load, { name: `skew${skewMs}`, tags: () => ['skew'] }),
  );
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    await readA?.();
    vi.setSystemTime(Date.now() + skewMs);
    expect(await readB?.()).toBe('old');
    expect(rows.loads).toBe(1);
    rows.write('new');
    await invalidate(['skew'], {}, b);
    vi.setSystemTime(Date.now() - skewMs);
    expect(await readA?.()).toBe('new');
    expect(await readB?.()).toBe('new');
  } finally {
    vi.useRealTimers();
  }
});

test('control: with wall-clock stamps, an invalidation by a machine that is behind is in vain', async () => {
  const shared = sharedStore();
  const [a, behind] = [withMarkers(shared, () => 10_000), withMarkers(shared, () => 5_000)];
  const rows = source('old');
  await a.read('skew', ['skew'], 60_000, rows.load);
  rows.write('new');
  behind.invalidate('skew');
  expect(await a.read('skew', ['skew'], 60_000, rows.load)).toBe('old');
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

test('control: with markers, what is flushed is that anything was ever invalidated', async () => {
  const [shared, held] = [sharedStore(), sharedStore()];
  let nowMs = 0;
  // Entries in the process, markers in the server.
  const cache = withMarkers({ entries: held.entries, markers: shared.markers }, () => nowMs);
  const rows = source('old');
  await cache.read('flush', ['flush'], 60_000, rows.load);
  rows.write('new');
  nowMs = 1;
  cache.invalidate('flush');
  shared.markers.clear();
  expect(await cache.read('flush', ['flush'], 60_000, rows.load)).toBe('old');
});

test('an entry from before the floor is invalid: the clocks that could have ended it may be gone', async () => {
  const a = suite.instance();
  const rows = source('old');
  await invalidate(['pruned'], {}, a);
  const read = on(a, rows.load, { name: 'pruned', tags: () => ['pruned'] });
  expect(await read()).toBe('old');
  rows.write('new');
  await invalidate(['pruned'], {}, a);
  const seq = await suite.control.hget(suite.meta, 'seq');
  await suite.control.multi().zrem(suite.clk, 'pruned').hset(suite.meta, 'floor', Number(seq)).exec();
  const b = suite.instance();
  expect(await on(b, rows.load, { name: 'pruned', tags: () => ['pruned'] })()).toBe('new');
});

test('control: with markers that end, an entry that lives longer comes back', async () => {
  let nowMs = 0;
  const cache = withMarkers(sharedStore(), () => nowMs, 1_000);
  const rows = source('old');
  await cache.read('marker', ['marker'], 60_000, rows.load);
  rows.write('new');
  nowMs = 1;
  cache.invalidate('marker');
  nowMs = 2_000;
  expect(await cache.read('marker', ['marker'], 60_000, rows.load)).toBe('old');
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
