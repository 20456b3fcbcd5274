import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startRelay } from '../../../lib/cache/relay/relay.ts';
import { connectionOptions } from '../../../lib/db/connection-options.ts';
import { connectionProblems } from '../../../lib/db/connection-problems.ts';
import { migrate } from '../../../lib/db/migrate.ts';
import { beginNewEpoch } from '../../../lib/db/new-epoch.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { type OwnPostgres, postgresGround } from '../../helpers/own-postgres.ts';
import { on, suiteCache } from '../cache/suite-cache.ts';

const ground = postgresGround();
let primary: OwnPostgres;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  primary = await ground.start();
  await migrate(primary.url);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => ground.remove());

function connect(url: string): Sql {
  const sql = postgres(url, { ...connectionOptions(2), target_session_attrs: undefined as never });
  ends.push(() => sql.end({ timeout: 0 }));
  return sql;
}

/** A site's cache on this Postgres, with a relay, until the test ends or `stop`. */
function siteOn(server: OwnPostgres, suite: ReturnType<typeof suiteCache>) {
  const runtime = suite.instance({ hasRelay: true });
  const sql = connect(server.url);
  const relay = startRelay({ sql: connect(server.url), runtime, pollMs: 10 });
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await relay.stop();
  };
  ends.push(stop);
  let loads = 0;
  const load = async () => {
    loads += 1;
    const [row] = await sql<{ name: string }[]>`select name from simulators where slug = 'acc'`;
    return row?.name;
  };
  const read = on(runtime, load, { name: 'name', tags: () => ['simulators'] });
  return { runtime, relay, sql, read, stop, loads: () => loads };
}

const rename = (sql: Sql, name: string) => sql`update simulators set name = ${name} where slug = 'acc'`;

/** Until its relay has looked: what another server's relay said of itself may be there still. */
async function trusted({ relay, runtime }: ReturnType<typeof siteOn>): Promise<void> {
  await vi.waitFor(async () => {
    expect(relay.leads).toBe(true);
    await runtime.mirror.refresh();
    expect((await runtime.clocks.sync(Number.MAX_SAFE_INTEGER)).heartbeatMs).not.toBeNull();
  });
}

/** As many transactions as were made since a backup, so that the next ones have numbers that were used. */
const burn = async (sql: Sql, n: number) => {
  for (let i = 0; i < n; i += 1) await rename(sql, `burnt ${i}`);
};

test('a standby is refused by name, and no pool of the app reads from one', async () => {
  const standby = await ground.follow(primary, await primary.backUp());
  process.env.DATABASE_URL = standby.url;
  resetEnv();
  expect(await connectionProblems()).toMatchObject([
    { severity: 'refused', what: expect.stringContaining('DATABASE_URL leads to a standby') },
  ]);
  const pool = postgres(standby.url, connectionOptions(1));
  const asked = pool`select 1`.then(
    () => 'answered',
    () => 'refused',
  );
  const waited = new Promise((resolve) => setTimeout(resolve, 500, 'not answered'));
  expect(await Promise.race([asked, waited])).not.toBe('answered');
  await pool.end({ timeout: 0 });
  await asked;
  // Control: it would have answered.
  expect(await connect(standby.url)`select pg_is_in_recovery() as lags`).toMatchObject([{ lags: true }]);
  await standby.kill();
});

test('a promoted standby that has lost transactions: what they put into the cache is gone, and reused numbers are new ones', async () => {
  const suite = suiteCache();
  ends.push(() => suite.end());
  const before = siteOn(primary, suite);
  const backup = await primary.backUp();
  await trusted(before);
  // Committed, bumped, read and stored; never replicated.
  await burn(before.sql, 20);
  await rename(before.sql, 'lost');
  await vi.waitFor(async () => expect(await before.read()).toBe('lost'));
  const { epoch } = await before.runtime.clocks.sync(null);
  await before.stop();

  const promoted = await ground.start(backup, {
    'recovery.signal': '',
    'postgresql.auto.conf': "\nrestore_command = 'false'\n",
  });
  const after = siteOn(promoted, suite);
  await trusted(after);
  expect((await after.runtime.clocks.sync(null)).epoch).not.toBe(epoch);
  expect(await after.read()).not.toBe('lost');
  // Every one of these has the number of a transaction that was applied before.
  for (const name of ['one', 'two', 'three']) {
    await rename(after.sql, name);
    await vi.waitFor(async () => expect(await after.read()).toBe(name), { timeout: 5_000 });
  }
  // And it does cache.
  const { loads } = after;
  const settled = loads();
  await after.read();
  expect(loads()).toBe(settled);
  await promoted.kill();
});

test('a backup put back in place, and the site started again on it: nothing of what came after the backup is served', async () => {
  const suite = suiteCache();
  ends.push(() => suite.end());
  const before = siteOn(primary, suite);
  await trusted(before);
  await rename(before.sql, 'backed up');
  const backup = await primary.backUp();
  await burn(before.sql, 20);
  await rename(before.sql, 'after the backup');
  await vi.waitFor(async () => expect(await before.read()).toBe('after the backup'));
  // Its relay has come to the end: what it had not yet told of can't be known to be missing.
  const [end] = await before.sql<{ xmin: string }[]>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`;
  await vi.waitFor(async () => {
    expect(Number(await suite.control.hget(suite.meta, 'cur'))).toBeGreaterThanOrEqual(Number(end?.xmin));
  });
  await before.stop();
  // Recovered from its own log alone, it is the same cluster on the same timeline: only its numbers are lower.
  const restored = await ground.start(backup);
  const after = siteOn(restored, suite);
  await trusted(after);
  expect(await after.read()).not.toBe('after the backup');
  expect(await after.read()).toBe((await after.sql`select name from simulators where slug = 'acc'`)[0]?.name);
  await rename(after.sql, 'goes on');
  await vi.waitFor(async () => expect(await after.read()).toBe('goes on'), { timeout: 5_000 });
  await restored.kill();
});

test('an epoch begun by hand ends what was cached on every instance, and the relay goes on', async () => {
  const suite = suiteCache();
  ends.push(() => suite.end());
  const site = siteOn(primary, suite);
  await trusted(site);
  process.env.DATABASE_URL = primary.url;
  resetEnv();
  await site.read();
  const before = site.loads();
  await site.read();
  expect(site.loads(), 'it was cached').toBe(before);
  const { epoch } = await site.runtime.clocks.sync(null);
  const begun = await beginNewEpoch(suite.instance({ hasRelay: true }));
  expect(begun).not.toBe(epoch);
  await site.runtime.mirror.refresh();
  await site.read();
  expect(site.loads(), 'it was read again').toBe(before + 1);
  await vi.waitFor(async () => {
    await rename(site.sql, 'seen');
    expect(await site.read()).toBe('seen');
  });
  expect((await site.runtime.clocks.sync(null)).epoch, 'no further epoch was needed').toBe(begun);
});
