import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  auditLogs,
  clubInvitations,
  clubMembers,
  contactMessages,
  notifications,
  sessions,
  simProfiles,
  users,
} from '../../../drizzle/schema/index.ts';
import { db } from '../../../lib/db/client.ts';
import { exportAccount, exportedParts, unexportedReferences } from '../../../lib/users/export.ts';
import { deleteAccount } from '../../../lib/users/mutations/delete-account.ts';
import { hashPassword } from '../../../lib/users/password.ts';
import * as make from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { makeRace, makeResult } from '../profiles/rows.ts';

onOwnDatabase();

const password = 'a long enough password';
let word = '';

async function person() {
  word = `zyx${randomBytes(4).toString('hex')}`;
  const handle = `${word}-handle`;
  const user = await make.createUser(db(), {
    handle,
    name: `${word} Name`,
    email: `${word}@example.org`,
    passwordHash: await hashPassword(password),
  });
  const profile = await make.createProfile(db(), {
    userId: user.id,
    simApiId: `${word}-id`,
    displayName: `${word} Driver`,
    realName: `${word} Real`,
  });
  await make.createRating(db(), profile.id);
  return { user, profile, input: { currentPassword: password, handle } };
}

/** Every value of every table that holds the word. */
async function tracesOf(text: string): Promise<string[]> {
  const tables = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.raw(name)} t where t::text ilike ${`%${text}%`}`,
    );
    if (row && row.n > 0) found.push(`${name}: ${row.n}`);
  }
  return found;
}

test('a deleted account leaves no word of itself in any table, and others keep their race', async () => {
  const { user, profile, input } = await person();
  const other = await make.createProfile(db());
  const race = await makeRace(new Date('2026-03-01T12:00:00Z'));
  await makeResult(profile.id, race.sessionId, { teamName: `${word} Driver`, ratingAfter: 1500 });
  await makeResult(other.id, race.sessionId, { finishPosition: 2 });
  const admin = await make.createUser(db());
  const club = await make.createClub(db(), admin.id);
  await make.createClubMember(db(), club.id, user.id);
  await db()
    .insert(auditLogs)
    .values({
      actorId: admin.id,
      action: 'member.removed',
      subjectType: 'club',
      subjectId: club.id,
      details: { handle: input.handle, deep: { name: `${word} Name` } },
    });
  await db()
    .insert(notifications)
    .values({ userId: admin.id, kind: 'club.join-requested', payload: { handle: input.handle, name: `${word} Name` } });
  await db()
    .insert(contactMessages)
    .values({ name: word, email: `${word}@example.org`, message: 'Hello' });
  await db()
    .insert(clubInvitations)
    .values({ clubId: club.id, tokenHash: 'x', email: `${word.toUpperCase()}@example.org` });
  await db()
    .insert(sessions)
    .values({
      userId: user.id,
      keyHash: 'y',
      expiresAt: new Date(Date.now() + 60_000),
    });
  expect((await tracesOf(word)).length).toBeGreaterThan(4);

  expect(await deleteAccount(user.id, input)).toMatchObject({ ok: true });
  expect(await tracesOf(word)).toEqual([]);
  // The relay empties the outbox, and nothing there leads from the id to anybody.
  expect((await tracesOf(user.id)).filter((trace) => !trace.startsWith('cache_outbox'))).toEqual([]);
  const [kept] = await db().select().from(simProfiles).where(eq(simProfiles.id, profile.id));
  expect(kept).toMatchObject({ userId: null, displayName: expect.stringMatching(/^Driver \d+$/) });
  const results = await db().execute(sql`select finish_position, team_name from results order by 1`);
  expect(results.map((row) => row.finish_position)).toEqual([1, 2]);
  expect(results[0]?.team_name).toBe(kept?.displayName);
});

test('a wrong password, another handle, or being the only admin of a club or of the site changes nothing', async () => {
  const { user, input } = await person();
  const failed = async (given: typeof input) => {
    const outcome = await deleteAccount(user.id, given);
    return outcome.ok ? 'deleted' : outcome.error.key;
  };
  expect(await failed({ ...input, currentPassword: 'not the password' })).toBe('wrongPassword');
  expect(await failed({ ...input, handle: 'somebody' })).toBe('handleMismatch');
  const club = await make.createClub(db(), user.id);
  expect(await failed(input)).toBe('soleClubAdmin');
  const second = await make.createUser(db());
  await make.createClubMember(db(), club.id, second.id, 'admin');
  await db().update(users).set({ siteRole: 'admin' }).where(eq(users.id, user.id));
  expect(await failed(input)).toBe('lastSiteAdmin');
  expect(await db().select().from(users).where(eq(users.id, user.id))).toHaveLength(1);
  await db().update(users).set({ siteRole: 'user' }).where(eq(users.id, user.id));
  expect(await failed(input)).toBe('deleted');
});

test('two admins of a club who delete their accounts at once leave it one of them', async () => {
  for (let round = 0; round < 5; round += 1) {
    const passwordHash = await hashPassword(password);
    const two = await Promise.all([1, 2].map(() => make.createUser(db(), { passwordHash })));
    const [one, other] = two;
    const club = await make.createClub(db(), one?.id ?? '');
    await make.createClubMember(db(), club.id, other?.id ?? '', 'admin');
    const outcomes = await Promise.all(
      two.map(({ id, handle }) => deleteAccount(id, { currentPassword: password, handle })),
    );
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db().select().from(clubMembers).where(eq(clubMembers.clubId, club.id))).toHaveLength(1);
  }
});

test('the export holds what is kept about one user, and neither hashes nor anybody else', async () => {
  const passwordHash = await hashPassword(password);
  const user = await make.createUser(db(), { passwordHash, name: 'Exported One' });
  const other = await make.createUser(db(), { name: 'Somebody Else' });
  const profile = await make.createProfile(db(), { userId: user.id });
  await make.createRating(db(), profile.id);
  await make.createProfile(db(), { userId: other.id, displayName: 'Not exported' });
  const text = await exportAccount(user.id);
  const data = JSON.parse(text) as Record<string, unknown[]> & { account: Record<string, unknown> };
  expect(data.account).toMatchObject({ email: user.email, name: 'Exported One' });
  expect(data.profiles).toHaveLength(1);
  expect(data.ratings).toHaveLength(1);
  expect(text).not.toContain('argon2');
  expect(text).not.toMatch(/Somebody Else|Not exported|_hash/);
});

test('every column that refers to a user, his drivers, sign-ups or seats is exported, or said not to be', async () => {
  const references = await db().execute<{ reference: string }>(sql`
    select format('%s.%s', c.conrelid::regclass, a.attname) as reference
    from pg_constraint c cross join lateral unnest(c.conkey) as key (attnum)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = key.attnum
    where c.contype = 'f' and array_length(c.conkey, 1) = 1
      and c.confrelid = any('{users,sim_profiles,signups,entry_drivers}'::regclass[])`);
  const covered = new Set([
    ...Object.values(exportedParts).map(({ table, column }) => `${table}.${column}`),
    ...Object.keys(unexportedReferences),
  ]);
  const found = references.map(({ reference }) => reference);
  expect(found.filter((reference) => !covered.has(reference))).toEqual([]);
  expect(Object.keys(unexportedReferences).filter((reference) => !found.includes(reference))).toEqual([]);
});
