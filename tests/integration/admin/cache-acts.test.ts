import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { auditLogs } from '../../../drizzle/schema/index.ts';
import { countEffect } from '../../../lib/admin/data/cache-effect.ts';
import { listSlowSql } from '../../../lib/admin/data/slow-sql.ts';
import { actOnCache } from '../../../lib/admin/mutations/act-on-cache.ts';
import { countCarriers } from '../../../lib/cache/carriers.ts';
import { cacheRuntime, query, seconds } from '../../../lib/cache/index.ts';
import { keyTag } from '../../../lib/cache/tags.ts';
import { db } from '../../../lib/db/client.ts';
import { answerQuestions } from '../../../lib/instances/ask.ts';
import { beginMetrics, endMetrics, publishMetrics } from '../../../lib/metrics/publish.ts';
import { invalidationsOf, readTotals } from '../../../lib/metrics/read.ts';
import { hashPassword } from '../../../lib/users/password.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { makeUser } from '../profiles/rows.ts';

onOwnDatabase();
runCache();
afterEach(endMetrics);

const password = 'the password of this admin';
let loads = 0;
const read = query(
  async (id: number) => {
    loads += 1;
    return { id };
  },
  { name: 'acted-on', ttl: seconds(60), tags: (_, id) => [`thing:${id}`, 't:clubs'] },
);

async function makeAdmin() {
  const userId = await makeUser({ siteRole: 'admin', passwordHash: await hashPassword(password) });
  return { userId, siteRole: 'admin' } as const;
}

test('what an act would end is counted by a worker, and by nobody where there is none', async () => {
  const runtime = cacheRuntime();
  for (const id of [1, 2]) await read(id);
  expect(await countEffect({ act: 'invalidate', tags: ['thing:1'] })).toBeNull();
  const count = ({ tags }: { tags: string[] }) => countCarriers(tags, null, runtime);
  beginMetrics({
    role: 'worker',
    build: '',
    leadsRelay: () => false,
    afterwards: answerQuestions(runtime, { count }),
  });
  await publishMetrics();
  expect(await countEffect({ act: 'invalidate', tags: ['thing:1'] })).toMatchObject({ entries: 1, valid: 1 });
  expect(await countEffect({ act: 'clear', layer: 'query' })).toMatchObject({ entries: 2, valid: 2 });
  expect(await countEffect({ act: 'clear', layer: 'api' })).toMatchObject({ entries: 0, valid: 0 });
});

test('each act does what it says, and the audit says who asked for it', async () => {
  const admin = await makeAdmin();
  let key = '';
  const end = new AbortController();
  const note = (seen: { key: string }) => {
    key = seen.key;
  };
  cacheRuntime().observers.add(note);
  end.signal.addEventListener('abort', () => cacheRuntime().observers.delete(note));
  const reload = async () => {
    const before = loads;
    await read(7);
    return loads - before;
  };
  await reload();
  expect(await reload()).toBe(0);
  expect(await actOnCache(admin, { act: 'drop', key }, password)).toMatchObject({ ok: true });
  expect(await reload()).toBe(1);
  expect(cacheRuntime().mirror.clockOf(keyTag(key))).toBeGreaterThan(0);
  expect(await actOnCache(admin, { act: 'clear', layer: 'query' }, password)).toMatchObject({ ok: true });
  expect(await reload()).toBe(1);
  expect(await actOnCache(admin, { act: 'switch', layer: 'query', percent: 0 }, password)).toMatchObject({ ok: true });
  expect([await reload(), await reload()]).toEqual([1, 1]);
  expect(await actOnCache(admin, { act: 'switch', layer: 'query', percent: 100 }, password)).toMatchObject({
    ok: true,
  });
  end.abort();
  const audit = await db().select().from(auditLogs).where(eq(auditLogs.actorId, admin.userId)).orderBy(auditLogs.id);
  expect(audit.map(({ action, details }) => [action, details])).toEqual([
    ['cache.drop', { key }],
    ['cache.clear', { layer: 'query' }],
    ['cache.switch', { layer: 'query', percent: 0 }],
    ['cache.switch', { layer: 'query', percent: 100 }],
  ]);
});

test('without the password nothing is done, and nothing said in the audit', async () => {
  const admin = await makeAdmin();
  await read(8);
  const before = loads;
  const refused = await actOnCache(admin, { act: 'clear', layer: 'query' }, 'another password');
  expect(refused).toEqual({ ok: false, error: { field: 'currentPassword', key: 'wrongPassword' } });
  await read(8);
  expect(loads).toBe(before);
  expect(await db().select().from(auditLogs).where(eq(auditLogs.actorId, admin.userId))).toEqual([]);
});

test('what an admin invalidates is counted as his', async () => {
  const admin = await makeAdmin();
  beginMetrics({ role: 'web', build: '', leadsRelay: () => false });
  await publishMetrics();
  const before = invalidationsOf(await readTotals()).bySource.admin;
  await actOnCache(admin, { act: 'invalidate', tags: ['thing:9'] }, password);
  await publishMetrics();
  expect(invalidationsOf(await readTotals()).bySource.admin).toBe(before + 1);
});

test('statements are listed where Postgres counts them', async () => {
  const [installed] = await db().execute<{ there: boolean }>(
    `select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as there`,
  );
  expect(await listSlowSql()).toBeNull();
  if (!installed?.there) return;
  await db().execute('create extension pg_stat_statements');
  const statements = await listSlowSql();
  expect(statements?.length).toBeGreaterThan(0);
  expect(statements?.[0]).toMatchObject({ text: expect.any(String), meanMs: expect.any(Number) });
});
