import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { query, seconds } from '../../../lib/cache/index.ts';
import { cacheRuntime } from '../../../lib/cache/runtime.ts';
import { beginMetrics, endMetrics } from '../../../lib/metrics/publish.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

const run = promisify(execFile);
type Done = { code: number; stdout: string; stderr: string };

async function cache(args: readonly string[], env: Record<string, string> = {}): Promise<Done> {
  const own = { ...process.env, ...env, VITEST: undefined, NODE_ENV: 'production' as const };
  return run(process.execPath, ['scripts/cache.ts', ...args], { env: own }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Done) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

const read = query(async (id: number) => ({ id }), {
  name: 'command-line',
  ttl: seconds(60),
  tags: (_, id) => [`thing:${id}`, 't:clubs'],
});
let key = '';

beforeAll(async () => {
  beginMetrics({ role: 'web', build: 'a build', leadsRelay: () => false });
  cacheRuntime().observers.add((seen) => {
    key = seen.key;
  });
  for (const id of [1, 2, 2, 2]) await read(id);
  await endMetrics();
});

test('stats --json has every layer, with its entries, bytes, hits, misses and ratio', async () => {
  const { code, stdout } = await cache(['stats', '--json']);
  expect(code).toBe(0);
  const { layers } = JSON.parse(stdout);
  expect(Object.keys(layers)).toEqual(['session', 'view', 'fragment', 'query', 'api']);
  expect(layers.query).toMatchObject({ entries: 2, hits: 2, misses: 2, ratio: 0.5 });
  expect(layers.query.bytes).toBeGreaterThan(100);
  expect(layers.view).toMatchObject({ entries: 0, bytes: 0, hits: 0, misses: 0, ratio: null });
});

test('the first manual’s flags are the commands of their names', async () => {
  const { code, stdout } = await cache(['--stats']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/query\s+2/);
  expect((await cache([])).code).toBe(1);
});

test('a dry run counts what an invalidation would end, and ends nothing', async () => {
  const dry = await cache(['invalidate', '--tag', 'thing:2', '--dry-run', '--json']);
  expect(JSON.parse(dry.stdout)).toMatchObject({ entries: 1, valid: 1 });
  expect((await cache(['explain', key])).code).toBe(0);
  expect((await cache(['invalidate', '--tag', 'thing:2'])).code).toBe(0);
  const explained = await cache(['explain', key, '--json']);
  expect(explained.code).toBe(1);
  expect(JSON.parse(explained.stdout)).toMatchObject({
    verdict: 'invalidated',
    tags: expect.arrayContaining([expect.objectContaining({ tag: 'thing:2', ended: true })]),
  });
  const after = await cache(['invalidate', '--tag', 't:clubs', '--dry-run', '--json']);
  expect(JSON.parse(after.stdout)).toMatchObject({ entries: 2, valid: 1 });
});

test('a switch is seen by running instances', async () => {
  expect((await cache(['switch', 'query', '25%'])).code).toBe(0);
  await cacheRuntime().mirror.refresh();
  expect(cacheRuntime().mirror.switches.query).toBe(25);
  expect((await cache(['switch', 'query', 'on'])).stdout).toContain('query is on');
  const refused = await cache(['switch', 'query', '250%']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('0% to 100%');
});

test('clearing ends every entry, and no session', async () => {
  expect((await cache(['clear'])).code).toBe(0);
  expect(JSON.parse((await cache(['invalidate', '--tag', 't:clubs', '--dry-run', '--json'])).stdout).valid).toBe(0);
  expect((await cache(['clear', '--layer', 'session'])).code).toBe(1);
});

test('without Redis it says what is wrong and how to mend it', async () => {
  const { code, stderr } = await cache(['stats'], { REDIS_URL: 'redis://127.0.0.1:1' });
  expect(code).toBe(1);
  expect(stderr).toContain('Redis can not be reached.\n→ ');
});
