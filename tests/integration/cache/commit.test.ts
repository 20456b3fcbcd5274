import { eq } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import { simulators } from '../../../drizzle/schema/index.ts';
import { tag } from '../../../drizzle/tags.ts';
import { trustNow } from '../../../lib/cache/bounds.ts';
import { cacheRuntime, invalidate, query, seconds } from '../../../lib/cache/index.ts';
import { db, type Tx } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

const slug = 'iracing';
const readName = async () => {
  const [row] = await db().select({ name: simulators.name }).from(simulators).where(eq(simulators.slug, slug));
  return row?.name;
};
const reader = (name: string) => query(readName, { name, ttl: seconds(600), tags: () => [tag.simulators()] });
const rename = (tx: Tx, name: string) => tx.update(simulators).set({ name }).where(eq(simulators.slug, slug));
const setName = (name: string) => write((tx) => rename(tx, name));

/** As if nobody watched the table: nothing is left for the relay to find. */
const withoutOutbox = (tx: Tx) => tx.execute('delete from cache_outbox where xid = pg_current_xact_id()');

/** Until what is stored may be used again: after a lost bump, when the relay has looked. */
beforeEach(() => vi.waitFor(async () => expect(await trustNow(cacheRuntime())).toBe('synced'), { timeout: 5_250 }));

test('a reader between the change and its commit leaves nothing behind that is older than the commit', async () => {
  await setName('before');
  const read = reader('commit');
  await write(async (tx) => {
    await rename(tx, 'after');
    expect(await read()).toBe('before');
  });
  expect(await read()).toBe('after');
});

test('control: invalidated before its commit, a change is covered by what is read before it is committed', async () => {
  await setName('before');
  const read = reader('commit-control');
  await db().transaction(async (tx) => {
    await rename(tx, 'after');
    await withoutOutbox(tx);
    await invalidate([tag.simulators()]);
    expect(await read()).toBe('before');
  });
  expect(await read()).toBe('before');
});

test('a writer that dies between its commit and the invalidation is made up for from the outbox', async () => {
  await setName('before');
  const read = reader('crash');
  expect(await read()).toBe('before');
  await db().transaction((tx) => rename(tx, 'after'));
  await vi.waitFor(async () => expect(await read()).toBe('after'), { timeout: 5_250 });
});

test('Redis away at that moment: the write stands, and is told when Redis is back', async () => {
  await setName('before');
  const read = reader('away');
  expect(await read()).toBe('before');
  vi.spyOn(cacheRuntime().clocks, 'bump').mockRejectedValueOnce(new Error('Redis is away'));
  expect((await setName('after')).position).toBeNull();
  await vi.waitFor(async () => expect(await read()).toBe('after'), { timeout: 5_250 });
});

test('control: with the outbox emptied before the relay saw it, the old name stays', async () => {
  await setName('before');
  const read = reader('crash-control');
  expect(await read()).toBe('before');
  await db().transaction(async (tx) => {
    await rename(tx, 'after');
    await withoutOutbox(tx);
  });
  await cacheRuntime().mirror.refresh();
  expect(await read()).toBe('before');
});
