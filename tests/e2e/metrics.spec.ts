import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { entryPlaces } from '../../lib/cache/layers.ts';
import { definitions } from '../../lib/metrics/prometheus/definitions.ts';
import { fillOutcomes, missCauses, verifiedResults } from '../../lib/metrics/read.ts';
import { expect, test } from './fixtures.ts';

type Line = { name: string; labels: Record<string, string>; value: number };

const asVisitor = { headers: { 'accept-language': 'en', cookie: '' } };

async function scrape(request: APIRequestContext, instance: string): Promise<Line[]> {
  const authorization = `Bearer ${process.env.METRICS_TOKEN}`;
  const response = await request.get(`${instance}/api/metrics`, { headers: { authorization } });
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toContain('text/plain');
  return (await response.text())
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [key, text]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}

function sampleOf(lines: readonly Line[], name: string, labels: Record<string, string>): number {
  const found = lines.find(
    (line) => line.name === name && Object.entries(labels).every(([key, value]) => line.labels[key] === value),
  );
  expect(found, `${name} ${JSON.stringify(labels)}`).toBeDefined();
  return found?.value ?? 0;
}

const hitsOf = (lines: readonly Line[]) =>
  sampleOf(lines, 'cache_requests_total', { layer: 'view', tier: 'l1', result: 'hit' }) +
  sampleOf(lines, 'cache_requests_total', { layer: 'view', tier: 'l2', result: 'hit' });

test('metrics are for whoever has the token', async ({ request, instances: { a } }) => {
  expect((await request.get(`${a}/api/metrics`)).status()).toBe(401);
  const wrong = await request.get(`${a}/api/metrics`, { headers: { authorization: 'Bearer of bad news' } });
  expect(wrong.status()).toBe(401);
  expect(wrong.headers()['www-authenticate']).toContain('Bearer');
});

test('one scrape of any instance tells what all of them answered', async ({ request, instances: { a, b } }) => {
  for (const instance of [a, b]) await request.get(`${instance}/about`, asVisitor);
  // A scrape publishes what its own instance has counted until then.
  await scrape(request, b);
  const before = await scrape(request, a);
  let hits = 0;
  for (let round = 0; round < 20; round += 1) {
    const response = await request.get(`${round % 2 === 0 ? a : b}/about`, asVisitor);
    if (response.headers()['x-nextjs-cache'] === 'HIT') hits += 1;
  }
  expect(hits).toBe(20);
  // The scrape brings its own instance's counts along; the other's come within a second.
  await expect.poll(async () => hitsOf(await scrape(request, b)) - hitsOf(before), { timeout: 5_000 }).toBe(20);
  const after = await scrape(request, a);
  expect(sampleOf(after, 'simlane_instances', { role: 'web' })).toBeGreaterThanOrEqual(2);
  expect(sampleOf(after, 'simlane_relay_leaders', {})).toBe(1);
  expect(sampleOf(after, 'http_requests_total', { route: '/about', status: '2xx' })).toBeGreaterThanOrEqual(22);
  expect(sampleOf(after, 'cache_feed_lag_seconds', {})).toBeLessThan(5);
  expect(sampleOf(after, 'http_request_duration_seconds_bucket', { route: '/about', le: '+Inf' })).toBe(
    sampleOf(after, 'http_request_duration_seconds_count', { route: '/about' }),
  );
});

test('no label holds a key, a user or an address, whatever is asked for', async ({ request, instances: { a } }) => {
  const madeUp = Array.from({ length: 200 }, (_, n) => `/profiles/iracing/secret-${n}?q=secret-${n}`);
  const others = Array.from({ length: 100 }, (_, n) => `/secret-${n}/${n}`);
  for (const path of [...madeUp, ...others, '/clubs/secret-club', '/search?q=secret-word']) await request.get(a + path);
  const manifest = JSON.parse(readFileSync('.next/routes-manifest.json', 'utf8'));
  const templates = [...manifest.staticRoutes, ...manifest.dynamicRoutes].map(({ page }: { page: string }) => page);
  const routes = ['asset', 'other', 'background', ...templates, ...templates.map((page) => `action ${page}`)];
  const allowed: Record<string, readonly string[] | RegExp> = {
    route: routes,
    layer: entryPlaces,
    tier: ['l1', 'l2', 'origin'],
    cause: missCauses,
    outcome: fillOutcomes,
    result: [...verifiedResults, 'hit', 'stale', 'negative', 'miss', 'bypass'],
    source: ['app', 'trigger', 'admin', 'cli'],
    role: ['web', 'worker'],
    reason: ['epoch', 'sequence', 'reconnect'],
    place: ['session', 'view', 'fragment', 'query', 'api', 'control'],
    operation: ['read', 'write', 'lease'],
    status: ['1xx', '2xx', '3xx', '4xx', '5xx'],
    instance: /^[\w.-]+:\d+$/,
    le: /^(\d|\+Inf)/,
  };
  const lines = await scrape(request, a);
  for (const { name, labels } of lines) {
    for (const [label, value] of Object.entries(labels)) {
      const values = allowed[label];
      expect(values, `label ${label}`).toBeDefined();
      if (values instanceof RegExp) expect(value).toMatch(values);
      else expect(values, `${label} of ${name}`).toContain(value);
    }
    const base = name.replace(/_(bucket|sum|count)$/, '');
    expect(Object.keys(definitions), name).toContain(base in definitions ? base : name);
  }
});

test('queries are counted by the route they were sent for', async ({ page, login, request, instances: { a } }) => {
  await login(page, 'member');
  const before = await scrape(request, a);
  const queriesOf = (lines: readonly Line[]) =>
    lines.find(({ name, labels }) => name === 'db_queries_total' && labels.route === '/settings/security')?.value ?? 0;
  await page.goto(`${a}/settings/security`);
  await expect
    .poll(async () => queriesOf(await scrape(request, a)), { timeout: 5_000 })
    .toBeGreaterThan(queriesOf(before));
});

test('answers of our own say where they come from, and carry their request’s name', async ({
  request,
  instances: { a },
}) => {
  const url = `${a}/api/search/suggestions?q=a`;
  await request.get(url);
  const response = await request.get(url);
  expect(response.headers()['cache-status']).toMatch(/^SimLane; (hit|fwd=(miss; stored|bypass))$/);
  expect(response.headers()['server-timing']).toMatch(
    /^cache;desc=".*", db;dur=\d+\.\d;desc="\d+ queries", total;dur=/,
  );
  expect(response.headers()['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});
