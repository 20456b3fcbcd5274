import postgres from 'postgres';
import { afterEach, expect, test, vi } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import { recordStore } from '../../../lib/cache/records.ts';
import { startRelay } from '../../../lib/cache/relay/relay.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { type OwnSentinel, startOwnSentinel } from '../../helpers/own-sentinel.ts';
import { withRedis } from '../../helpers/redis-process.ts';
import { on, sourceOf } from './cache-contract.ts';
import { forAllLayers, instancesOn } from './topology.ts';

/** From when the new master answers, and Sentinel tells where it is. */
const recoveryMs = 2_000;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start() {
  const group: OwnSentinel = await startOwnSentinel();
  ends.push(group.stop);
  const instances = instancesOn(forAllLayers(group.url));
  ends.push(instances.end);
  return { group, ...instances };
}

test('a bump that was lost with the old master brings nothing old back', async () => {
  const { group, instance, meta } = await start();
  const [a, b] = [instance(), instance()];
  const source = sourceOf('old');
  const options = { layer: 'query', name: 'lost', tags: () => ['thing'] } as const;
  const [readA, readB] = [on(a, source.load, options), on(b, source.load, options)];
  expect(await readA()).toBe('old');
  await group.cutReplication();
  source.value = 'new';
  const lost = await invalidate(['thing'], {}, a);
  expect(await readB()).toBe('new');
  await group.failOver();
  // The old entry and clocks without the bump are what the new master has.
  const seq = await withRedis(group.replica.port, async (redis) => {
    await redis.select(5);
    return Number(await redis.hget(meta, 'seq'));
  });
  expect(seq).toBeLessThan(lost ?? 0);
  const c = instance();
  const readC = on(c, source.load, options);
  for (const read of [readA, readB, readC]) expect(await read()).toBe('new');
  await vi.waitFor(
    async () => {
      for (const read of [readA, readB, readC]) expect(await read()).toBe('new');
      for (const runtime of [a, b, c]) expect(runtime.mirror.ageMs).toBeLessThan(100);
    },
    { timeout: recoveryMs, interval: 20 },
  );
  // Recovered: what one loads serves the others again.
  const fresh = sourceOf('shared');
  const again = [a, b, c].map((runtime) => on(runtime, fresh.load, { ...options, name: 'again' }));
  for (const read of again) expect(await read()).toBe('shared');
  expect(fresh.loads).toBe(1);
});

test('what was committed while there was no master is seen once there is one, and sessions are', async () => {
  const { group, instance } = await start();
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  const relaySql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const [a, b] = [instance({ hasRelay: true }), instance({ hasRelay: true })];
  const relay = startRelay({ sql: relaySql, runtime: a });
  ends.push(async () => {
    await relay.stop();
    await relaySql.end();
    await sql.end();
    await database.drop();
  });
  await relay.started;
  let loads = 0;
  const namesIn = (table: 'simulators' | 'series') => async () => {
    loads += 1;
    return (await sql`select name from ${sql(table)} order by name`).map(({ name }) => String(name));
  };
  const addSeries = (on: postgres.ISql, name: string) =>
    on`insert into series (simulator_id, external_id, name) select id, ${name}, ${name} from simulators limit 1`;
  const reads = [a, b].map((runtime) => ({
    simulators: on(runtime, namesIn('simulators'), { layer: 'query', name: 'a', tags: () => ['simulators'] }),
    series: on(runtime, namesIn('series'), { layer: 'query', name: 'b', tags: () => ['series'] }),
  }));
  const loadsOfAll = async () => {
    loads = 0;
    for (const read of reads) await Promise.all([read.simulators(), read.series()]);
    return loads;
  };
  await vi.waitFor(async () => expect(await loadsOfAll()).toBe(0));
  // An open transaction holds the relay's cursor: what the old master had applied is remembered by id alone.
  await sql.begin(async (long) => {
    await addSeries(long, 'long');
    await group.cutReplication();
    await sql`update simulators set name = 'applied, and lost' where slug = 'acc'`;
    await vi.waitFor(async () => {
      for (const read of reads) expect(await read.simulators()).toContain('applied, and lost');
    });
    const failingOver = group.failOver();
    await addSeries(sql, 'without a master');
    await failingOver;
    await vi.waitFor(
      async () => {
        for (const runtime of [a, b]) {
          expect(await runtime.mirror.refresh()).toBe(true);
          expect(runtime.mirror.relayLagMs() ?? Number.POSITIVE_INFINITY).toBeLessThan(recoveryMs);
        }
      },
      { timeout: recoveryMs, interval: 20 },
    );
    for (const read of reads) {
      expect(await read.simulators()).toContain('applied, and lost');
      expect(await read.series()).toEqual(['without a master']);
    }
  });
  await vi.waitFor(async () => {
    for (const read of reads) expect(await read.series()).toContain('long');
  });
  expect(await loadsOfAll()).toBe(0);
  const sessions = recordStore<string>('session', () => b);
  if (b.mirror.position) await sessions.set('s1', 'driver', 60_000, ['u:1'], b.mirror.position);
  expect(await sessions.get('s1')).toEqual({ value: 'driver', valid: true });
});

test('a replica is asked in vain: what it knows may be old', async () => {
  const { group, instance } = await start();
  await instance().clocks.bump(['thing']);
  const astray = instancesOn(forAllLayers(`redis://127.0.0.1:${group.replica.port}`));
  ends.push(astray.end);
  expect(await astray.instance().mirror.refresh()).toBe(false);
  expect(await instance().mirror.refresh()).toBe(true);
});
