import { eq, sql as text } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { simProfiles } from '../../../drizzle/schema/index.ts';
import { startRelay } from '../../../lib/cache/relay/relay.ts';
import { closeDb, db } from '../../../lib/db/client.ts';
import { connectionOptions } from '../../../lib/db/connection-options.ts';
import { connectionProblems, refuseUnsafeConnections } from '../../../lib/db/connection-problems.ts';
import { inspectConnection } from '../../../lib/db/inspect-connection.ts';
import { write } from '../../../lib/db/write.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { createProfile } from '../../factories/index.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';
import { debianProgram } from '../../helpers/debian-program.ts';
import { type PgBouncerOptions, startPgBouncer } from '../../helpers/own-pgbouncer.ts';
import { suiteCache } from '../cache/suite-cache.ts';

const program = await debianProgram('pgbouncer', ['pgbouncer']);

describe.skipIf(!program)(
  `behind PgBouncer${program ? '' : ' (skipped: it is not installed and can not be had)'}`,
  () => {
    let database: TestDatabase;
    let other: TestDatabase;
    let direct: Sql;
    const ends: (() => Promise<unknown>)[] = [];

    beforeAll(async () => {
      [database, other] = await Promise.all([createTestDatabase(), createTestDatabase({ empty: true })]);
      direct = postgres(database.url, { max: 2, onnotice: () => undefined });
    });
    afterEach(async () => {
      await closeDb();
      for (const end of ends.splice(0).reverse()) await end();
    });
    afterAll(async () => {
      await direct.end();
      await Promise.all([database.drop(), other.drop()]);
    });

    async function pooler(o: PgBouncerOptions): Promise<string> {
      if (!program) throw new Error('there is no PgBouncer');
      const { url, stop } = await startPgBouncer(program, database.url, o);
      ends.push(stop);
      return url;
    }
    function use(url: string, directUrl = ''): void {
      process.env.DATABASE_URL = url;
      process.env.DATABASE_URL_DIRECT = directUrl;
      resetEnv();
    }

    test('what lies between is found out: nothing, a pool of sessions, or one of transactions', async () => {
      expect(await inspectConnection(database.url)).toMatchObject({ pooling: 'none', statementTimeoutMs: 5_000 });
      expect(await inspectConnection(await pooler({ mode: 'session' }))).toMatchObject({ pooling: 'session' });
      // The second client then waits for the first.
      const narrow = await pooler({ mode: 'session', poolSize: 1 });
      expect(await inspectConnection(narrow)).toMatchObject({ pooling: 'session' });
      const found = await inspectConnection(await pooler({ mode: 'transaction' }));
      expect(found).toMatchObject({ pooling: 'transaction', isReplica: false, statementTimeoutMs: 0 });
    });

    test('a pool of transactions is found out also while others use it', async () => {
      const url = await pooler({ mode: 'transaction', poolSize: 3 });
      const busy = postgres(url, { max: 8, onnotice: () => undefined });
      let isDone = false;
      const work = Array.from({ length: 8 }, async () => {
        while (!isDone) await busy.unsafe('select pg_sleep(0.002)');
      });
      for (let i = 0; i < 5; i += 1) expect((await inspectConnection(url)).pooling).toBe('transaction');
      isDone = true;
      await Promise.all(work);
      await busy.end();
    });

    test('reads and writes of the app work in transaction mode, many at once on few connections', async () => {
      use(await pooler({ mode: 'transaction', poolSize: 2 }), database.url);
      const profile = await createProfile(db());
      const names = Array.from({ length: 30 }, (_, i) => `Through the pool ${i}`);
      const written = await Promise.all(
        names.map((displayName) =>
          write(async (tx) => {
            await tx.update(simProfiles).set({ displayName }).where(eq(simProfiles.id, profile.id));
            const [row] = await tx
              .select({ name: simProfiles.displayName })
              .from(simProfiles)
              .where(eq(simProfiles.id, profile.id));
            return row?.name;
          }),
        ),
      );
      expect(written.map(({ value }) => value)).toEqual(names);
      for (const { tags } of written) expect(tags.join(' ')).toContain(profile.id);
      const reads = await Promise.all(names.map((_, i) => db().execute<{ n: number }>(text`select ${i}::int as n`)));
      expect(reads.map(([row]) => row?.n)).toEqual(names.map((_, i) => i));
    });

    test('the relay is refused in transaction mode, and told its way by DATABASE_URL_DIRECT', async () => {
      const url = await pooler({ mode: 'transaction' });
      use(url);
      await expect(refuseUnsafeConnections()).rejects.toThrow(/Set DATABASE_URL_DIRECT to Postgres itself/);
      use(url, database.url);
      await expect(refuseUnsafeConnections()).resolves.toBeUndefined();
      use(await pooler({ mode: 'session' }));
      await expect(refuseUnsafeConnections()).resolves.toBeUndefined();
    });

    test('control: in transaction mode a relay loses the lead with the session that it had it in', async () => {
      const url = await pooler({ mode: 'transaction', poolSize: 3 });
      const busy = postgres(url, { max: 6, onnotice: () => undefined });
      let isDone = false;
      const work = Array.from({ length: 6 }, async () => {
        while (!isDone) await busy.unsafe('select pg_sleep(0.001)');
      });
      const suite = suiteCache();
      const runtime = suite.instance({ hasRelay: true });
      const sql = postgres(url, { ...connectionOptions(1), prepare: false });
      const relay = startRelay({ sql, runtime, pollMs: 5 });
      const wasLed: boolean[] = [];
      for (let look = 0; look < 60; look += 1) {
        await direct`select pg_sleep(0.005)`;
        wasLed.push(relay.leads);
      }
      expect(wasLed).toContain(false);
      isDone = true;
      await Promise.all(work);
      await relay.stop();
      await Promise.all([busy.end(), sql.end()]);
      await suite.end();
    });

    test('time limits that the pooler keeps from Postgres are missed until the role has them; a pooler that refuses them is named', async () => {
      use(await pooler({ mode: 'transaction', ignoresTimeLimits: false }));
      expect(await connectionProblems()).toMatchObject([
        { severity: 'refused', mend: expect.stringContaining('ignore_startup_parameters') },
      ]);
      const url = await pooler({ mode: 'transaction' });
      use(url, database.url);
      expect(await connectionProblems()).toMatchObject([
        { severity: 'warning', mend: expect.stringContaining('ALTER ROLE') },
      ]);
      const { pathname } = new URL(database.url);
      await direct.unsafe(`alter role postgres in database ${pathname.slice(1)} set statement_timeout = '5s'`);
      use(await pooler({ mode: 'transaction' }), database.url);
      expect(await connectionProblems()).toEqual([]);
    });

    test('two addresses of two databases are refused', async () => {
      use(database.url, other.url);
      expect(await connectionProblems()).toMatchObject([
        { severity: 'refused', mend: 'Name the same database in both.' },
      ]);
    });
  },
);
