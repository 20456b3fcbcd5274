import { afterAll, expect, test } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import { on, source, suiteCache } from './suite-cache.ts';

const suite = suiteCache();
afterAll(() => suite.end());

test('more clocks than one reply brings are all learnt, also those that one bump gave the same number', async () => {
  const a = suite.instance();
  await a.mirror.refresh();
  for (const [from, to] of [
    [0, 9_000],
    [9_000, 24_000],
    [24_000, 25_000],
  ] as const) {
    const seq = await suite.control.hincrby(suite.meta, 'seq', 1);
    await suite.control.zadd(
      suite.clk,
      ...Array.from({ length: to - from }, (_, i) => [seq, `tag-${from + i}`]).flat(),
    );
  }
  const b = suite.instance();
  await b.mirror.refresh();
  for (const runtime of [a, b]) {
    await runtime.mirror.refresh();
    const known = Array.from({ length: 25_000 }, (_, i) => runtime.mirror.clockOf(`tag-${i}`));
    expect(known.filter((seq) => seq === 0)).toEqual([]);
  }
});

test('forgotten clocks bring nothing back: what they might have ended is loaded anew, what came later is kept', async () => {
  const [a, b] = [suite.instance(), suite.instance()];
  const [early, late] = [source('early'), source('late')];
  const readEarly = on(a, early.load, { name: 'early', tags: () => ['tag-early'] });
  const readLate = on(a, late.load, { name: 'late', tags: () => ['tag-late'] });
  await readEarly();
  for (let i = 0; i < 5; i += 1) await invalidate([`later-${i}`], {}, b);
  await readLate();
  await invalidate(['latest'], {}, b);
  expect(await a.clocks.prune(1)).toBeGreaterThan(0);
  await Promise.all([readEarly(), readLate()]);
  expect([early.loads, late.loads]).toEqual([2, 1]);
  expect(a.mirror.clockOf('later-0')).toBe(0);
  expect(a.mirror.clockOf('latest')).toBeGreaterThan(0);
  late.write('changed');
  await invalidate(['tag-late'], {}, b);
  expect(await readLate()).toBe('changed');
});
