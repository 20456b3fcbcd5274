import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { clubs, users } from '../../../drizzle/schema/index.ts';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import type { CachedOptions } from '../../../lib/cache/cached.ts';
import type { CacheArg } from '../../../lib/cache/keys.ts';
import { type Relay, startRelay } from '../../../lib/cache/relay/relay.ts';
import type { CacheRuntime, ReadSeen } from '../../../lib/cache/runtime.ts';
import { db } from '../../../lib/db/client.ts';
import { type Verdict, verifyRead } from '../../../lib/verifier/verify.ts';
import { keepWrongRead, readWrongReads } from '../../../lib/verifier/wrong-reads.ts';
import { createClub, createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { on, suiteCache } from '../cache/suite-cache.ts';

onOwnDatabase();
const suite = suiteCache();
let runtime: CacheRuntime;
let relay: Relay;
let relaySql: ReturnType<typeof postgres>;
let seen: ReadSeen | undefined;
let club: typeof clubs.$inferSelect;

beforeAll(async () => {
  relaySql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
  runtime = suite.instance({ hasRelay: true, deltaMs: 1_000 });
  relay = startRelay({ sql: relaySql, runtime, pollMs: 10 });
  await vi.waitFor(async () => {
    await runtime.mirror.refresh();
    expect(runtime.mirror.relayLagMs()).not.toBeNull();
  });
  runtime.observers.add((read) => {
    seen = read;
  });
  club = await createClub(db(), (await createUser(db())).id);
});
afterAll(async () => {
  await relay.stop();
  await relaySql.end();
  await suite.end();
});

const nameOfClub = async (id: string) =>
  (await db().select({ name: clubs.name }).from(clubs).where(eq(clubs.id, id)))[0];

/** Stores a read, changes what it read, and verifies the stored answer as a reader got it before the change was seen. */
async function verdictOn<A extends readonly CacheArg[], T>(
  loader: (...args: A) => Promise<T>,
  options: Partial<CachedOptions<A, T>>,
  args: A,
  change: () => Promise<unknown>,
): Promise<Verdict> {
  const read = on(runtime, loader, options);
  // A change that is not carried to the clocks yet would end the entry.
  await vi.waitFor(async () => {
    await read(...args);
    expect(seen?.held).not.toBeNull();
  });
  const held = seen?.held;
  if (!seen || !held) throw new Error('the read was not answered from the cache');
  await change();
  return verifyRead({ ...seen, held }, runtime);
}

const rename = () =>
  db()
    .update(clubs)
    .set({ name: sql`${clubs.name} || '!'` })
    .where(eq(clubs.id, club.id));

test('what agrees with Postgres is consistent', async () => {
  const tags = () => [tag.club(club.id), ...tablesOf('clubs')];
  expect(await verdictOn(nameOfClub, { name: 'right', tags }, [club.id], async () => undefined)).toEqual({
    result: 'consistent',
  });
});

test('a change that ends the entry within the bound is late, not wrong', async () => {
  const tags = () => [tag.club(club.id), ...tablesOf('clubs')];
  expect(await verdictOn(nameOfClub, { name: 'late', tags }, [club.id], rename)).toEqual({ result: 'late' });
});

test('a removed tag of a row is found and named', async () => {
  const tags = () => tablesOf('clubs');
  const verdict = await verdictOn(nameOfClub, { name: 'no-row-tag', tags }, [club.id], rename);
  expect(verdict).toMatchObject({
    result: 'wrong',
    name: 'no-row-tag',
    paths: ['name'],
    missingTags: [tag.club(club.id)],
    missingTableTags: [],
    unwatchedTables: [],
  });
  if (verdict.result === 'wrong') await keepWrongRead(verdict, runtime);
  expect(await readWrongReads(5, runtime)).toMatchObject([{ name: 'no-row-tag', missingTags: [tag.club(club.id)] }]);
});

test('a removed tag of a table is found and named', async () => {
  await db().execute(sql`
    insert into users (handle, email, name, password_hash, time_zone)
    select 'bulk-' || n, 'bulk-' || n || '@simlane.test', 'Bulk', 'x', 'UTC' from generate_series(1, 150) n`);
  const countBulk = async () => db().execute(sql`select count(*)::int as n from users where name = 'Bulk'`);
  const change = () => db().update(users).set({ name: 'Renamed' }).where(eq(users.name, 'Bulk'));
  const verdict = await verdictOn(countBulk, { name: 'no-table-tag', tags: () => [] }, [], change);
  expect(verdict).toMatchObject({ result: 'wrong', missingTableTags: ['t:users'] });
});

test('a table whose trigger was switched off is named', async () => {
  await db().execute(sql`alter table clubs disable trigger zz_cache_tags_update`);
  const tags = () => [tag.club(club.id), ...tablesOf('clubs')];
  const verdict = await verdictOn(nameOfClub, { name: 'no-trigger', tags }, [club.id], rename);
  await db().execute(sql`alter table clubs enable always trigger zz_cache_tags_update`);
  expect(verdict).toMatchObject({ result: 'wrong', missingTags: [], unwatchedTables: ['clubs'] });
});

test('what changes with the time is not called wrong, unless it also lacks a tag', async () => {
  const age = async (id: string) =>
    db().execute(sql`select extract(epoch from now() - created_at) as age from clubs where id = ${id}`);
  const tags = () => [tag.club(club.id), ...tablesOf('clubs')];
  const wait = async () => undefined;
  expect(await verdictOn(age, { name: 'timed', tags }, [club.id], wait)).toEqual({ result: 'timed' });
  expect(await verdictOn(age, { name: 'timed-and-wrong', tags: () => [] }, [club.id], wait)).toMatchObject({
    result: 'wrong',
    missingTableTags: ['t:clubs'],
  });
});
