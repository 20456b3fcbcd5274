import { randomUUID } from 'node:crypto';
import { eq, getTableName, inArray, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import * as schema from '../../../drizzle/schema/index.ts';
import { tableTag, tableTags, tag, unwatchedTables } from '../../../drizzle/tags.ts';
import { tableTriggers } from '../../../drizzle/triggers.ts';
import type { Tx } from '../../../lib/db/client.ts';
import * as make from '../../factories/index.ts';
import { suiteDatabase } from './suite-database.ts';

const db = suiteDatabase();
const { cars, clubs, contactMessages, simProfiles, users } = schema;

/** The tags of each outbox row that `work` made, in order. */
function emitted(work: (tx: Tx) => Promise<unknown>): Promise<string[][]> {
  return db().transaction(async (tx) => {
    const before = await tx.select({ id: schema.cacheOutbox.id }).from(schema.cacheOutbox);
    await work(tx);
    const seen = new Set(before.map((row) => row.id));
    const rows = await tx.select().from(schema.cacheOutbox).orderBy(schema.cacheOutbox.id);
    return rows.filter((row) => !seen.has(row.id)).map((row) => row.tags);
  });
}

test('every table is watched, or named with the reason why it is not', () => {
  const tables = Object.values(schema).filter((value) => is(value, PgTable));
  const named = [...Object.keys(tableTags), ...Object.keys(unwatchedTables)].sort();
  expect(tables.map((table) => getTableName(table)).sort()).toEqual(named);
});

test('the live functions and triggers are those the definition renders, always enabled', async () => {
  const functions = await db().execute<{ name: string; body: string; definer: boolean; config: string[] }>(sql`
    select proname as name, prosrc as body, prosecdef as definer, proconfig as config
    from pg_proc where proname like 'cache\\_tags\\_%' order by 1`);
  const expected = tableTriggers().sort((a, b) => (a.table < b.table ? -1 : 1));
  const searchPath = ['search_path=pg_catalog, pg_temp'];
  expect([...functions].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
    expected.map((one) => ({ name: one.functionName, body: one.functionBody, definer: true, config: searchPath })),
  );

  const triggers = await db().execute<{ line: string; enabled: string }>(sql`
    select lower(pg_get_triggerdef(oid)) as line, tgenabled as enabled
    from pg_trigger where tgname like 'zz\\_cache\\_tags\\_%'`);
  expect(new Set(triggers.map((row) => row.enabled))).toEqual(new Set(['A']));
  const spelled = (definition: string) => definition.replace('execute function public.', 'execute function ');
  expect(triggers.map((row) => spelled(row.line)).sort()).toEqual(
    expected.flatMap((one) => one.triggers.map((trigger) => spelled(trigger.definition))).sort(),
  );
});

test('rows inserted, changed and deleted emit the tags the builders build, of old and new', async () => {
  const [one, two] = [await make.createUser(db()), await make.createUser(db())];
  const profile = await make.createProfile(db(), { userId: one.id });
  const simulatorId = await make.simulatorId(db());
  const id = randomUUID();
  const his = eq(simProfiles.id, profile.id);

  expect(
    await emitted((tx) =>
      tx.insert(simProfiles).values({ id, simulatorId, simApiId: id, displayName: 'A', userId: one.id }),
    ),
  ).toEqual([[tag.profile(id), tag.profiles(), tag.userProfiles(one.id)].sort()]);
  expect(await emitted((tx) => tx.update(simProfiles).set({ userId: two.id }).where(his))).toEqual([
    [tag.profile(profile.id), tag.profiles(), tag.userProfiles(one.id), tag.userProfiles(two.id)].sort(),
  ]);
  expect((await emitted((tx) => tx.delete(simProfiles).where(his)))[0]).toEqual(
    [tag.profile(profile.id), tag.profiles(), tag.userProfiles(two.id)].sort(),
  );
});

test('a changed primary key emits the old and the new one', async () => {
  const { id } = await make.createProfile(db());
  const next = randomUUID();
  const [tags] = await emitted((tx) => tx.update(simProfiles).set({ id: next }).where(eq(simProfiles.id, id)));
  expect(tags).toEqual([tag.profile(id), tag.profile(next), tag.profiles()].sort());
});

test('an update that changes nothing, and one that meets no row, emit nothing', async () => {
  const { id } = await make.createProfile(db());
  const same = { displayName: sql`display_name` };
  expect(await emitted((tx) => tx.update(simProfiles).set(same).where(eq(simProfiles.id, id)))).toEqual([]);
  expect(await emitted((tx) => tx.delete(simProfiles).where(eq(simProfiles.id, randomUUID())))).toEqual([]);
});

test('100 rows emit their tags, 101 the table’s', async () => {
  const simulatorId = await make.simulatorId(db());
  const rows = (n: number) => Array.from({ length: n }, () => ({ simulatorId, externalId: randomUUID(), name: 'Car' }));
  const many = await emitted((tx) => tx.insert(cars).values(rows(100)));
  expect(many).toHaveLength(1);
  expect(many[0]).toHaveLength(101);
  expect(await emitted((tx) => tx.insert(cars).values(rows(101)))).toEqual([[tableTag('cars')]]);
  expect(await emitted((tx) => tx.update(cars).set({ name: 'Other' }))).toEqual([[tableTag('cars')]]);
  expect(await emitted((tx) => tx.delete(cars))).toEqual([[tableTag('cars')]]);
});

test('a table that is emptied emits its tag, and a table without finer tags always does', async () => {
  expect(await emitted((tx) => tx.execute(sql`truncate contact_messages`))).toEqual([[tableTag('contact_messages')]]);
  const values = { name: 'A', email: 'a@example.org', message: 'Hello' };
  expect(await emitted((tx) => tx.insert(contactMessages).values(values))).toEqual([[tag.contactMessages()]]);
  const entry = { action: 'test.done', subjectType: 'user' };
  expect(await emitted((tx) => tx.insert(schema.auditLogs).values(entry))).toEqual([[tableTag('audit_logs')]]);
});

test('what a foreign key deletes or clears emits too', async () => {
  const [admin, member] = [await make.createUser(db()), await make.createUser(db())];
  const club = await make.createClub(db(), admin.id);
  await make.createClubMember(db(), club.id, member.id);
  const profile = await make.createProfile(db(), { userId: member.id });
  const tags = (await emitted((tx) => tx.delete(users).where(eq(users.id, member.id)))).flat();
  expect(tags).toEqual(
    expect.arrayContaining([
      tag.user(member.id),
      tag.clubMembers(club.id),
      tag.userClubs(member.id),
      tag.profile(profile.id),
      tag.userProfiles(member.id),
    ]),
  );
  const gone = (await emitted((tx) => tx.delete(clubs).where(eq(clubs.id, club.id)))).flat();
  expect(gone).toEqual(expect.arrayContaining([tag.club(club.id), tag.clubMembers(club.id), tag.userClubs(admin.id)]));
});

test('a writer without any right on the outbox is not refused, also when triggers are held back for replication', async () => {
  const { id } = await make.createProfile(db());
  const role = `writer_${process.pid}`;
  await db().execute(sql.raw(`create role ${role}; grant select, update on sim_profiles to ${role}`));
  try {
    await db().transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql.raw(`set local role ${role}`));
      await tx
        .update(simProfiles)
        .set({ country: 'ES' })
        .where(inArray(simProfiles.id, [id]));
    });
  } finally {
    await db().execute(sql.raw(`drop owned by ${role}; drop role ${role}`));
  }
  const [last] = await db().execute<{ tags: string[] }>(sql`select tags from cache_outbox order by id desc limit 1`);
  expect(last?.tags).toContain(tag.profile(id));
});
