import { afterAll, beforeAll, expect, test } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
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

/** Reads until Redis is used again: the breaker and ioredis decide when they try. */
async function untilSynced(read: () => Promise<unknown>, isBack: () => boolean): Promise<void> {
  for (let attempt = 0; !isBack(); attempt += 1) {
    if (attempt > 200) throw new Error('Redis answers, but is not used again');
    await read();
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

test('Redis killed: readers get the database’s answer at once, a write is not refused, and all is right afterwards', async () => {
  const a = suite.instance();
  const rows = source('old');
  const read = on(a, rows.load, { name: 'killed' });
  expect(await read()).toBe('old');
  await own.kill();
  rows.write('new');
  expect(await invalidate(['thing'], {}, a)).toBeNull();
  // Within τ + Δ a process may go on serving what it holds; this one was told of the write by nobody.
  const answers = new Set(await Promise.all(Array.from({ length: 50 }, () => read())));
  expect([...answers].every((answer) => answer === 'old' || answer === 'new')).toBe(true);
  await own.restart();
  await untilSynced(read, () => a.mirror.position !== null && a.mirror.ageMs < 1_000);
  expect(await read()).toBe('new');
  const loads = rows.loads;
  expect(await read()).toBe('new');
  expect(rows.loads).toBe(loads);
});

test('Redis gone for longer than the bound: L1 is not served any more', async () => {
  const a = suite.instance({ tauMs: 0, deltaMs: 40 });
  const rows = source('old');
  const read = on(a, rows.load, { name: 'bound' });
  await read();
  await own.kill();
  rows.write('new');
  await untilSynced(
    () => Promise.resolve(),
    () => a.mirror.ageMs > 40,
  );
  expect(await read()).toBe('new');
  await own.restart();
});

test('Redis hangs: no read waits for it longer than its commands may, and soon none waits at all', async () => {
  const a = suite.instance({ deltaMs: 40 });
  const rows = source('value');
  const read = on(a, rows.load, { name: 'hung' });
  await untilSynced(read, () => a.mirror.position !== null && a.mirror.ageMs < 1_000);
  let isOpen = false;
  a.reporter.listen((event) => {
    if (event.type === 'breaker' && event.place === 'control') isOpen = event.state === 'open';
  });
  own.pause();
  for (let i = 0; i < 10 && !isOpen; i += 1) expect(await read()).toBe('value');
  expect(isOpen).toBe(true);
  own.resume();
  await untilSynced(read, () => !isOpen && a.mirror.ageMs < 1_000);
});

test('a restarted, empty Redis ends what the process held', async () => {
  const a = suite.instance();
  const rows = source('old');
  const read = on(a, rows.load, { name: 'restart' });
  await untilSynced(read, () => a.mirror.position !== null && a.mirror.ageMs < 1_000);
  await own.restart();
  rows.write('new');
  await untilSynced(read, () => a.mirror.position !== null && a.mirror.ageMs < 1_000);
  expect(await read()).toBe('new');
});
