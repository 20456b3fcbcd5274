import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ensurePosition, invalidate } from '../../../lib/cache/invalidate.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { on, source, suiteCache } from './suite-cache.ts';

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

/** A relay by hand: says that the outbox was read now, and what was found in it. */
async function relayOf({ clocks }: CacheRuntime) {
  const leader = await clocks.lead({ cursor: '0', epoch: '' }, '0', true);
  return async (tags: readonly string[] = []) => {
    const transactions = tags.length > 0 ? [{ xid: randomUUID(), tags }] : [];
    const heartbeatMs = (await clocks.nowMs()) + 2;
    const reply = await clocks.apply(leader, { cursor: leader.cursor, heartbeatMs, transactions });
    expect(reply.outcome).toBe('ok');
  };
}

/** Two instances that hold the old value, and a write whose bump Redis refuses. */
async function lostBump(name: string) {
  const [a, b] = ['a', 'b'].map(() => suite.instance({ hasRelay: true, tauMs: 60_000 })) as [
    CacheRuntime,
    CacheRuntime,
  ];
  const relay = await relayOf(a);
  await relay();
  const rows = source('old');
  const [readA, readB] = [a, b].map((runtime) => on(runtime, rows.load, { name, tags: () => [name] }));
  expect([await readA?.(), await readB?.()]).toEqual(['old', 'old']);
  rows.write('new');
  vi.spyOn(a.clocks, 'bump').mockRejectedValueOnce(new Error('OOM command not allowed'));
  expect(await invalidate([name], {}, a)).toBeNull();
  return { a, b, relay, rows, readA, readB };
}

test('a write whose bump was refused is seen by its writer at once, on any instance, and stored again after the relay', async () => {
  const { a, b, relay, rows, readA, readB } = await lostBump('refused');
  expect(await readA?.()).toBe('new');
  b.mirror.awaitRelay(a.mirror.relayNeededAtMs ?? 0);
  expect(await readB?.()).toBe('new');

  await relay(['refused']);
  await Promise.all([a.mirror.refresh(), b.mirror.refresh()]);
  expect([a.mirror.relayNeededAtMs, b.mirror.relayNeededAtMs]).toEqual([null, null]);
  expect(await readB?.()).toBe('new');
  const { loads } = rows;
  expect([await readA?.(), await readB?.()]).toEqual(['new', 'new']);
  expect(rows.loads).toBe(loads);
});

test('control: an instance that is not told of it keeps the old value within the bound', async () => {
  const { readB } = await lostBump('untold');
  expect(await readB?.()).toBe('old');
});

test('who must see a write while Redis is gone is not answered from what the process holds', async () => {
  const a = suite.instance({ tauMs: 0 });
  const rows = source('old');
  const read = on(a, rows.load, { name: 'required', tags: () => ['required'] });
  await read();
  await own.kill();
  rows.write('new');
  expect(await read(), 'control: everybody else is, for as long as the bound allows').toBe('old');
  await ensurePosition(Number.MAX_SAFE_INTEGER, a);
  expect(await read()).toBe('new');
  await own.restart();
});

test('while nothing can be judged, a writer does not share a load that began before his write', async () => {
  const a = suite.instance({ hasRelay: true, tauMs: 60_000 });
  const rows = source('old');
  const read = on(a, rows.load, { name: 'bypassed-join' });
  const { hasRead, release } = rows.hold();
  const early = read();
  await hasRead;
  rows.write('new');
  await invalidate(['bypassed-join'], {}, a);
  rows.letPass();
  const his = read();
  release();
  expect(await early).toBe('old');
  expect(await his).toBe('new');
});

test('control: others may, for τ', async () => {
  const a = suite.instance({ hasRelay: true, tauMs: 60_000 });
  const rows = source('old');
  const read = on(a, rows.load, { name: 'bypassed-join-control' });
  const { hasRead, release } = rows.hold();
  const early = read();
  await hasRead;
  rows.write('new');
  rows.letPass();
  const later = read();
  release();
  expect([await early, await later]).toEqual(['old', 'old']);
});

test('a position of a history that an instance has not met yet is waited for, though its number is smaller', async () => {
  const other = suiteCache(own.url);
  const [a, b] = [other.instance({ tauMs: 60_000 }), other.instance()];
  for (let i = 0; i < 5; i += 1) await invalidate(['others'], {}, a);
  const rows = source('old');
  const read = on(a, rows.load, { name: 'new-history', tags: () => ['new-history'] });
  expect(await read()).toBe('old');
  await other.control.del(other.clk, other.meta);
  rows.write('new');
  const position = await invalidate(['new-history'], {}, b);
  expect(position).toBeLessThan(5);
  await ensurePosition(position ?? 0, a);
  expect(await read()).toBe('new');
  await other.end();
});
