import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed } from '../../../drizzle/seed/index.ts';
import { tableTag, tag } from '../../../drizzle/tags.ts';
import { cacheRuntime, query, seconds } from '../../../lib/cache/index.ts';
import { db } from '../../../lib/db/client.ts';
import { isWatched, missingTableTags, tablesRead } from '../../../lib/verifier/tables.ts';
import { readsOf } from '../../../scripts/bench/read-list.ts';
import { findSubjects } from '../../../scripts/bench/subjects.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
beforeAll(async () => {
  const demoPassword = 'a password of this suite';
  await seed(process.env.DATABASE_URL ?? '', { size: 'small', demoPassword, now: new Date('2026-11-23T17:30:00Z') });
  await db().execute(sql`create extension if not exists pg_stat_statements`);
});
runCache();

const carried = new Set<string>();
let outermost = 0;
beforeAll(() => {
  cacheRuntime().readHook = async ({ tags }) => {
    outermost += 1;
    for (const name of tags) carried.add(name);
  };
});
afterAll(() => {
  cacheRuntime().readHook = undefined;
});

/** The relay, and a person's key, which his session brings along. */
const besides = /cache_outbox|cache_relay_state|user_cache_keys|pg_stat_statements/;

/** Tables that are read by what `read` sends to Postgres, and the tags that its results carry. */
async function watch(read: () => Promise<unknown>): Promise<{ tables: string[]; tags: string[]; reads: number }> {
  const reset = sql`select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0)`;
  await db().execute(reset);
  carried.clear();
  outermost = 0;
  await read();
  const rows = await db().execute<{ query: string }>(sql`
    select query from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database())`);
  const sent = rows.map((row) => row.query).filter((text) => !besides.test(text));
  return { tables: tablesRead(sent), tags: [...carried], reads: outermost };
}

const untagged = ({ tables, tags }: { tables: string[]; tags: string[] }) => missingTableTags(tables, tags);

test('every cached read carries the tag of each table that it reads, and all of these have triggers', async () => {
  const reads = readsOf(await findSubjects());
  let cached = 0;
  for (const { name, first } of reads) {
    const seen = await watch(first);
    if (seen.reads === 0) continue;
    cached += 1;
    expect(seen.tables, `${name} asked Postgres`).not.toEqual([]);
    expect(untagged(seen), name).toEqual([]);
    expect(
      seen.tables.filter((table) => !isWatched(table)),
      name,
    ).toEqual([]);
  }
  expect(cached).toBeGreaterThan(50);
});

test('control: a read that forgets a table, or reads one without triggers, is found', async () => {
  const countUsers = async () => db().execute(sql`select count(*) from users join clubs on true`);
  const forgetful = query(countUsers, {
    name: 'forgetful',
    ttl: seconds(60),
    tags: () => [tag.clubs(), tableTag('clubs')],
  });
  expect(untagged(await watch(forgetful))).toEqual(['t:users']);
  const readQueue = async () => db().execute(sql`select count(*) from notification_outbox`);
  const queue = query(readQueue, { name: 'queue', ttl: seconds(60), tags: () => [] });
  expect((await watch(queue)).tables).toEqual(['notification_outbox']);
});
