import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderTriggers } from '../../../drizzle/triggers.ts';
import { clockKeys } from '../../../lib/cache/clocks.ts';
import { db } from '../../../lib/db/client.ts';
import { gatherPostgres } from '../../../lib/doctor/facts/postgres.ts';
import { env } from '../../../lib/env/index.ts';
import { metricKeys } from '../../../lib/metrics/places.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { withRedis } from '../../helpers/redis-process.ts';
import { examineWith } from './suite-doctor.ts';

onOwnDatabase();
const run = (statement: string) => db().execute(sql.raw(statement));

test('a database as the migrations leave it has nothing that needs mending', async () => {
  const findings = await examineWith({ REDIS_URL: '' });
  const complaints = findings.filter(({ id, level }) => id.startsWith('postgres.') && level !== 'ok');
  expect(complaints.map(({ id }) => id)).toEqual(['postgres.statements']);
});

describe('triggers', () => {
  const triggersOf = () => examineWith({ REDIS_URL: '' }, 'postgres.triggers');
  const mendAll = () => run(renderTriggers().replaceAll('--> statement-breakpoint', ''));

  test.each([
    ['dropped', 'drop trigger zz_cache_tags_update on clubs', 'missing on clubs (update)'],
    ['disabled', 'alter table teams disable trigger zz_cache_tags_delete', 'not enabled always on teams (delete)'],
    [
      'silent for replicated writes',
      'alter table teams enable trigger zz_cache_tags_insert',
      'not enabled always on teams (insert)',
    ],
    [
      'of another body',
      `create or replace function cache_tags_sim_profiles() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$ begin return null; end $$`,
      'not as this version defines them on sim_profiles (',
    ],
    [
      "with its writer's rights only",
      'alter function cache_tags_users() security invoker',
      'not as this version defines them on users (',
    ],
    [
      'for some rows only',
      `drop trigger zz_cache_tags_truncate on users;
        create trigger zz_cache_tags_truncate after insert on users for each statement
        execute function cache_tags_users(); alter table users enable always trigger zz_cache_tags_truncate`,
      'not as this version defines them on users (truncate)',
    ],
  ])('one that is %s is refused, and its table named', async (_, statement, seen) => {
    await run(statement);
    try {
      expect(await triggersOf()).toMatchObject([
        { level: 'refuse', seen: expect.stringContaining(seen), mend: expect.stringContaining('print-triggers') },
      ]);
    } finally {
      await mendAll();
    }
    expect(await triggersOf()).toMatchObject([{ level: 'ok' }]);
  });
});

test('a migration that was not applied is named', async () => {
  const last = '(select max(created_at) from drizzle.__drizzle_migrations)';
  await run(
    `create table public.kept_migration as select * from drizzle.__drizzle_migrations where created_at = ${last}`,
  );
  await run(`delete from drizzle.__drizzle_migrations where created_at = ${last}`);
  try {
    const [found] = await examineWith({ REDIS_URL: '' }, 'postgres.migrations');
    expect(found).toMatchObject({ level: 'warning', mend: 'npm run migrate' });
    expect(found?.seen).toMatch(/^not applied: \d{4}_[a-z-]+$/);
  } finally {
    await run('insert into drizzle.__drizzle_migrations select * from public.kept_migration');
    await run('drop table public.kept_migration');
  }
});

test('a transaction that has written and stays open is seen, one that only reads is not', async () => {
  await db().transaction(async (writer) => {
    await writer.execute(sql`select pg_current_xact_id()`);
    const [backend] = await writer.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await db().transaction(async (reader) => {
      const [other] = await reader.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      const facts = await gatherPostgres();
      if (facts === null || 'error' in facts) throw new Error('the database answers');
      const seen = facts.openTransactions.map(({ what }) => ('pid' in what ? what.pid : what.prepared));
      expect(seen).toContain(backend?.pid);
      expect(seen).not.toContain(other?.pid);
    });
  });
});

test('what no relay has carried on waits in the outbox, what one has does not', async () => {
  const add = () => run("insert into cache_outbox (table_name, tags) values ('users', '{people}')");
  const waiting = async () => {
    const facts = await gatherPostgres();
    return facts && 'outbox' in facts ? facts.outbox?.waiting : undefined;
  };
  await add();
  await run('update cache_relay_state set cursor = pg_snapshot_xmin(pg_current_snapshot()) where id = 1');
  expect(await waiting()).toBe(0);
  await add();
  expect(await waiting()).toBe(1);
});

test('statements may not run for longer than Δ', async () => {
  expect(await examineWith({ CACHE_DELTA_MS: '1500' }, 'postgres.timeouts')).toMatchObject([
    { level: 'warning', mend: expect.stringContaining('CACHE_DELTA_MS=5000') },
  ]);
});

test('a database that is away is a warning', async () => {
  const away = { DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none', REDIS_URL: '' };
  const findings = (await examineWith(away)).filter(({ id }) => id.startsWith('postgres.'));
  expect(findings).toMatchObject([{ id: 'postgres.reachable', level: 'warning' }]);
  expect(JSON.stringify(findings)).not.toContain('nothing@');
});

describe('the relay', () => {
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await startOwnRedis();
  });
  afterAll(() => redis?.stop());

  const beat = (agoMs: number) =>
    withRedis(Number(new URL(redis.url).port), async (client) => {
      await client.select(5);
      const [seconds] = await client.time();
      await client.hset(clockKeys(env().keyPrefix).meta, 'hb', Number(seconds) * 1_000 - agoMs);
    });
  const heartbeat = () => examineWith({ REDIS_URL: redis.url }, 'relay.heartbeat');

  test('that has looked within Δ is well; silent beyond it, it is not', async () => {
    // A connection of the app, as an instance has it.
    await run('select 1');
    await beat(0);
    expect(await heartbeat()).toMatchObject([{ level: 'ok' }]);
    await beat(600_000);
    expect(await heartbeat()).toMatchObject([{ level: 'warning', seen: expect.stringContaining('10 min ago') }]);
  });

  test('what each instance needs of Postgres is counted by those that are heard of', async () => {
    const { instances } = metricKeys(env().keyPrefix);
    const running = async () => {
      const [found] = await examineWith({ REDIS_URL: redis.url }, 'postgres.connections');
      return found?.seen;
    };
    await withRedis(Number(new URL(redis.url).port), async (client) => {
      await client.select(5);
      const nowMs = Number((await client.time())[0]) * 1_000;
      for (const [id, agoMs] of Object.entries({ one: 0, two: 0, gone: 60_000 })) {
        await client.hset(instances, id, JSON.stringify({ id, seenAtMs: nowMs - agoMs }));
      }
    });
    expect(await running()).toContain('; 2 running, at most 11 each');
  });
});
