import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { log } from '../../../lib/log/index.ts';
import { keepCensus, readCensus } from '../../../lib/metrics/census.ts';
import { startPublishing } from '../../../lib/metrics/publish.ts';
import {
  invalidationsOf,
  layerReads,
  readHistory,
  readInstances,
  readNames,
  readTags,
  readTotals,
} from '../../../lib/metrics/read.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { on, source, suiteCache } from '../cache/suite-cache.ts';

let own: OwnRedis;
let suite: ReturnType<typeof suiteCache>;
beforeAll(async () => {
  own = await startOwnRedis();
  suite = suiteCache(own.url);
});
afterAll(async () => {
  await suite.end();
  await own.stop();
});

const begin = (runtime: CacheRuntime) =>
  startPublishing({ role: 'web', build: 'a build', leadsRelay: () => false }, runtime);

test('what instances count adds up, and stays when they end', async () => {
  const [a, b] = [suite.instance(), suite.instance()];
  const publishing = [begin(a), begin(b)];
  const rows = source('row');
  await on(a, rows.load, { name: 'counted' })();
  await on(a, rows.load, { name: 'counted' })();
  await on(b, rows.load, { name: 'counted' })();
  for (const each of publishing) await each.publish();
  expect((await readInstances(a)).map(({ isSilent }) => isSilent)).toEqual([false, false]);
  for (const each of publishing) await each.stop();

  const later = suite.instance();
  const reads = layerReads(await readTotals(later), 'query');
  expect(reads).toMatchObject({
    hits: { l1: 1, l2: 1 },
    misses: 1,
    ratio: 2 / 3,
    causes: { cold: 1 },
    fills: { stored: 1 },
  });
  expect(reads.durations.fill.count).toBe(1);
  expect(await readInstances(later)).toEqual([]);
  const [named] = await readNames(later);
  expect(named).toMatchObject({ layer: 'query', name: 'counted', hits: 2, misses: 1, fills: 1 });
  const minutes = await readHistory('minute', later);
  expect(minutes.reduce((sum, { sheet }) => sum + layerReads(sheet, 'query').misses, 0)).toBe(1);
});

test('why a read missed is told: cold, invalidated and by which tag, evicted', async () => {
  const a = suite.instance();
  const publishing = begin(a);
  await publishing.publish();
  const before = layerReads(await readTotals(a), 'query').causes;
  const rows = source('row');
  const read = on(a, rows.load, { name: 'caused', tags: () => ['thing:1'] });
  await read();
  await invalidate(['thing:1', 'other:2'], { source: 'admin' }, a);
  await read();
  const keys = (await a.connections?.to('query').redis.keys('*:query:caused:*')) ?? [];
  await a.connections?.to('query').redis.del(...keys);
  a.l1.clear();
  await read();
  await publishing.stop();

  const totals = await readTotals(a);
  const { causes } = layerReads(totals, 'query');
  expect(causes.cold - before.cold).toBe(1);
  expect(causes.invalidated - before.invalidated).toBe(1);
  expect(causes.evicted - before.evicted).toBe(1);
  expect(invalidationsOf(totals).bySource.admin).toBe(1);
  const tags = await readTags(10, a);
  expect(tags.ending).toContainEqual(['thing:1', 1]);
  expect(tags.ending.map(([tag]) => tag)).not.toContain('other:2');
  expect(tags.bumped).toContainEqual(['other:2', 1]);
});

test('what is counted while Redis is away is counted when it is back, once', async () => {
  const a = suite.instance({ tauMs: 0, deltaMs: 40 });
  const publishing = begin(a);
  await publishing.publish();
  const before = layerReads(await readTotals(a), 'query');
  let reads = 0;
  a.reporter.listen(({ type }) => {
    if (type === 'bypass' || type === 'hit' || type === 'miss') reads += 1;
  });
  const rows = source('row');
  const read = on(a, rows.load, { name: 'away' });
  await read();
  await own.kill();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await read();
    await publishing.publish();
  }
  await own.restart();
  await vi.waitFor(async () => expect((await a.mirror.refresh()) && (await read())).toBe('row'), { timeout: 10_000 });
  await publishing.publish();
  await publishing.stop();
  const after = layerReads(await readTotals(a), 'query');
  // The server that came back is empty: it has only what was counted since the first publishing.
  expect(before.misses).toBeGreaterThan(0);
  expect(after.hits.l1 + after.hits.l2 + after.misses + after.bypasses).toBe(reads);
});

test('a census counts entries and bytes by layer and name, and no leases', async () => {
  const a = suite.instance();
  const rows = source('row'.repeat(2_000));
  await on(a, rows.load, { name: 'census' })();
  const census = await keepCensus(null, a);
  expect(census?.names['query:census']?.entries).toBe(1);
  expect(census?.names['query:census']?.bytes).toBeGreaterThan(100);
  expect(Object.keys(census?.names ?? {})).not.toContain('query:lease');
  expect(census?.layers.query.entries).toBeGreaterThanOrEqual(1);
  expect(census?.servers).toHaveLength(1);
  expect(await readCensus(a)).toEqual(census);
});

test('while Redis is away nothing that needs it follows publishing, and nothing is said of it each second', async () => {
  const lost = await startOwnRedis();
  const alone = suiteCache(lost.url);
  const runtime = alone.instance();
  const failed = vi.spyOn(log, 'error');
  const asked = vi.spyOn(runtime.mirror, 'ensureFresh');
  const afterwards = vi.fn(async () => void (await runtime.connections?.to('control').run((redis) => redis.ping())));
  const publishing = startPublishing({ role: 'web', build: 'a build', leadsRelay: () => false, afterwards }, runtime);
  try {
    await vi.waitFor(() => expect(afterwards).toHaveBeenCalled(), { timeout: 10_000 });
    await lost.kill();
    await publishing.publish();
    const before = asked.mock.calls.length;
    await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(before + 2), { timeout: 15_000 });
    expect(failed).not.toHaveBeenCalled();
  } finally {
    await publishing.stop();
    await alone.end();
    await lost.stop();
    failed.mockRestore();
  }
});
