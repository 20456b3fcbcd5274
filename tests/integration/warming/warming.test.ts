import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { cacheRuntime, clearLayer } from '../../../lib/cache/index.ts';
import { setSwitch } from '../../../lib/cache/switches.ts';
import { db } from '../../../lib/db/client.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { keepPages, keepReads } from '../../../lib/popularity/keep.ts';
import { planWarming, type WarmItem, type WarmPage } from '../../../lib/warming/plan.ts';
import { warm } from '../../../lib/warming/warm.ts';
import { createClub, createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
beforeAll(() => {
  process.env.CACHE_L1_BYTES = '0';
  resetEnv();
});
runCache();

const nowhere = { url: 'http://127.0.0.1:9', serverFolder: '/nowhere' };
const calm = async () => ({ visitsPerSecond: 0, loopDelayMs: 0, lookupP95Ms: 0 });
const warmAll = (plan: readonly WarmItem[]) => warm(plan, { site: nowhere, readLoad: calm });
const pagesOf = (plan: readonly WarmItem[]) => plan.filter((item) => item.kind === 'page');
const outcomes = async (plan: readonly WarmItem[]) =>
  (await warmAll(plan)).warmed.map((each) => (each.outcome === 'failed' ? each.problem : each.outcome));

test('before anybody was counted, the fixed pages come first and then likely ones, in every language', async () => {
  const user = await createUser(db());
  const [shown, hidden] = [await createClub(db(), user.id), await createClub(db(), user.id)];
  await db().execute(sql`update clubs set visibility = 'private' where id = ${hidden.id}`);
  const plan = pagesOf(await planWarming(1_000));
  const named = ({ address, language, reason }: WarmPage) => `${reason} ${language} ${address}`;
  expect(plan[0] && named(plan[0])).toBe('fixed en /');
  for (const language of ['en', 'de', 'es']) {
    expect(plan.map(named)).toContain(`fixed ${language} /profiles`);
    expect(plan.map(named)).toContain(`likely ${language} /clubs/${shown.slug}`);
  }
  expect(plan.map(({ address }) => address)).not.toContain(`/clubs/${hidden.slug}`);
});

test('what was measured comes first, the most popular before the others, and nothing is guessed any more', async () => {
  const runtime = cacheRuntime();
  const pages = [
    { what: '/visitor/de/clubs/list/sort~members', times: 5 },
    { what: '/visitor/en/search/results/q!max%20power', times: 9 },
    { what: '/visitor/en', times: 7 },
    { what: '/visitor/en/no/such/page', times: 99 },
  ];
  await keepPages(pages, runtime);
  const plan = pagesOf(await planWarming(100));
  expect(plan.slice(0, 3)).toMatchObject([
    { address: '/search?q=max+power', language: 'en', reason: 'measured', times: 9 },
    { address: '/', language: 'en', reason: 'measured', times: 7 },
    { address: '/clubs?sort=members', language: 'de', reason: 'measured', times: 5 },
  ]);
  expect(plan.slice(3).every(({ reason }) => reason === 'fixed')).toBe(true);
  expect(plan.filter(({ path }) => path === '/visitor/en')).toHaveLength(1);
  expect(pagesOf(await planWarming(2))).toHaveLength(2);
});

test('a popular read is made through its own loader, once; what is there is left alone', async () => {
  const runtime = cacheRuntime();
  const club = await createClub(db(), (await createUser(db())).id);
  const read = { layer: 'query', name: 'club-identity', args: [club.slug] } as const;
  await keepReads(
    [
      { key: 'a', what: read, times: 9 },
      { key: 'b', what: { ...read, name: 'gone-from-the-code' }, times: 3 },
    ],
    runtime,
  );
  const reads = (await planWarming(100)).filter((item) => item.kind === 'read');
  expect(reads.map(({ read: { name } }) => name)).toEqual(['club-identity', 'gone-from-the-code']);
  expect(await outcomes(reads)).toEqual(['made', 'there is no such read any more']);
  expect(await outcomes(reads.slice(0, 1))).toEqual(['warm']);
  await clearLayer('query', 'cli');
  expect(await outcomes(reads.slice(0, 1))).toEqual(['made']);
  await setSwitch(runtime, 'query', 0);
  await runtime.mirror.refresh();
  expect(await outcomes(reads.slice(0, 1))).toEqual(['nothing may be stored now']);
});

test('a site that does not answer is not asked for ever', async () => {
  const { warmed, end } = await warmAll(pagesOf(await planWarming(100)));
  expect(end).toBe('unreachable');
  expect(warmed).toHaveLength(3);
});

test('it ends when it is told to, with what it did', async () => {
  const ending = new AbortController();
  ending.abort();
  const plan = await planWarming(100);
  expect(await warm(plan, { site: nowhere, signal: ending.signal, readLoad: calm })).toEqual({
    warmed: [],
    end: 'stopped',
  });
});
