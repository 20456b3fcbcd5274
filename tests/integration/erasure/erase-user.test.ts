import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { auditLogs, clubs, notifications, simProfiles, users } from '../../../drizzle/schema/index.ts';
import { tag } from '../../../drizzle/tags.ts';
import { closeCache, query, seconds } from '../../../lib/cache/index.ts';
import { cacheRuntime } from '../../../lib/cache/runtime.ts';
import { db } from '../../../lib/db/client.ts';
import { openPatientDb } from '../../../lib/db/patient.ts';
import { write } from '../../../lib/db/write.ts';
import { isNamedIn, namesAny } from '../../../lib/erasure/match.ts';
import { forgetInMemory } from '../../../lib/erasure/memory.ts';
import { importFile } from '../../../lib/import/import-file.ts';
import { answerQuestions } from '../../../lib/instances/ask.ts';
import { beginMetrics, endMetrics, publishMetrics } from '../../../lib/metrics/publish.ts';
import { keepPages, keepReads } from '../../../lib/popularity/keep.ts';
import { getProfileIdentity } from '../../../lib/profiles/data/identity.ts';
import { getProfile } from '../../../lib/profiles/data/profile.ts';
import { createSession } from '../../../lib/session/create-session.ts';
import { readSession } from '../../../lib/session/read-session.ts';
import { makePersonalKey, ownedBy } from '../../../lib/users/personal-key.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { makeClub, makeProfile, makeUser } from '../profiles/rows.ts';

const file = new URL('../../../../shared/data/iracing/league-result.json', import.meta.url);
const his = {
  handle: 'zebulon-qf',
  email: 'zebulon@quickfoot.example',
  name: 'Zebulon O’Quickfoot',
  driver: 'Zeb "Quick" Foot & Söhne',
  identifier: '987654321',
};
const everything = namesAny(Object.values(his));

let redis: OwnRedis;
let own: Redis;
beforeAll(async () => {
  redis = await startOwnRedis();
  process.env.REDIS_URL = redis.url;
  own = new Redis(redis.url);
});
onOwnDatabase();
runCache();
afterEach(endMetrics);
afterAll(async () => {
  await closeCache();
  own.disconnect();
  await redis.stop();
});

const run = promisify(execFile);
type Done = { code: number; stdout: string; stderr: string };

async function eraseUser(...args: readonly string[]): Promise<Done> {
  const env = { ...process.env, VITEST: undefined, NODE_ENV: 'production' as const };
  return run(process.execPath, ['scripts/cache.ts', 'erase-user', ...args], { env, maxBuffer: 1e8 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Done) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

/** This process as an instance of the site, which answers what is asked of all. */
async function runInstance(lastWord: () => Promise<void> = async () => undefined): Promise<void> {
  const forget = forgetInMemory(cacheRuntime());
  beginMetrics({
    role: 'web',
    build: 'a build',
    leadsRelay: () => false,
    afterwards: answerQuestions(cacheRuntime(), {
      async forget(question) {
        await lastWord();
        return forget(question);
      },
    }),
  });
  await publishMetrics();
}

const others = query(
  async (_reader: string, userId: string) => {
    const [user] = await db().select({ name: users.name }).from(users).where(eq(users.id, userId));
    return { mate: user?.name ?? null };
  },
  {
    name: 'mate',
    ttl: seconds(600),
    tags: (_, reader, userId) => [tag.user(reader), tag.user(userId), 't:users'],
    personal: ownedBy((reader: string) => reader),
  },
);

/** The league's result, with one driver called as he is. */
function resultFile(): Buffer {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  const winner = json.session_results[2].results[0].cust_id;
  for (const { results } of json.session_results) {
    for (const result of results) {
      if (result.cust_id === winner)
        Object.assign(result, { cust_id: Number(his.identifier), display_name: his.driver });
    }
  }
  return Buffer.from(JSON.stringify(json));
}

/** An account that is named wherever the site names people. */
async function makeHim(): Promise<{ userId: string; profileId: string; mate: string }> {
  const userId = await makeUser({ handle: his.handle, email: his.email, name: his.name });
  const mate = await makeUser();
  await makeClub(mate, userId);
  expect(await importFile(resultFile(), { fileName: 'league.json' })).toMatchObject({ ok: true });
  const [profile] = await db()
    .update(simProfiles)
    .set({ userId })
    .where(eq(simProfiles.simApiId, his.identifier))
    .returning({ id: simProfiles.id });
  if (!profile) throw new Error('the file has no such driver');
  await db()
    .insert(auditLogs)
    .values({ action: 'club.member.removed', subjectType: 'club', details: { handle: his.handle } });
  await db()
    .insert(notifications)
    .values({ userId: mate, kind: 'join_request.received', payload: { name: his.name } } as never);
  return { userId, profileId: profile.id, mate };
}

/** Reads what shows him, so that all layers and this process hold it. */
async function showHim({ userId, profileId, mate }: Awaited<ReturnType<typeof makeHim>>): Promise<void> {
  const runtime = cacheRuntime();
  await runtime.mirror.refresh();
  const session = await write((tx) => createSession(tx, userId, { userAgent: null, address: '127.0.0.1' }));
  await write((tx) => makePersonalKey(tx, mate));
  await readSession(session.value.sessionKey);
  await getProfileIdentity('iracing', his.identifier);
  await getProfile(profileId, 'public');
  expect(await others(mate, userId)).toEqual({ mate: his.name });
  const args = ['iracing', his.identifier];
  await keepReads([{ key: 'a', what: { layer: 'query', name: 'profile', args }, times: 5 }], runtime);
  await keepPages([{ what: `/visitor/en/profiles/iracing/${his.identifier}`, times: 5 }], runtime);
}

describe.skipIf(!existsSync(file))('erasing an account', () => {
  test('takes every trace out of Postgres, of all of Redis and of a running instance, and importing again brings none back', async () => {
    const him = await makeHim();
    await showHim(him);
    // What it counts as popular it keeps in Redis, at the latest when it is asked to forget.
    let isKept = false;
    await runInstance(async () => {
      if (!isKept)
        await keepPages([{ what: `/visitor/de/profiles/iracing/${his.identifier}`, times: 3 }], cacheRuntime());
      isKept = true;
    });
    let namedInMemory = 0;
    cacheRuntime().l1.forget(({ value }) => {
      if (isNamedIn(value, everything)) namedInMemory += 1;
      return false;
    });
    expect(namedInMemory).toBeGreaterThan(1);

    const { code, stdout, stderr } = await eraseUser(his.handle, '--proof', '--json');
    expect({ code, stderr: code === 0 ? '' : `${stderr}${stdout}` }).toEqual({ code: 0, stderr: '' });
    const { sought, before, proof } = JSON.parse(stdout);
    expect(sought.toSorted()).toEqual(['driver', 'driver id', 'e-mail', 'handle', 'name']);
    expect(
      before.postgres.found.map(({ table, column }: { table: string; column: string }) => `${table}.${column}`),
    ).toEqual(
      expect.arrayContaining(['users.handle', 'users.email', 'sim_profiles.display_name', 'audit_logs.details']),
    );
    const namedIn = before.redis.filter(({ found }: { found: number }) => found > 0);
    const dbsThatNamedHim = namedIn.map((each: { db: number }) => each.db);
    expect(before.redis.map(({ unreadable }: { unreadable: number }) => unreadable)).toEqual([0, 0, 0]);
    expect(dbsThatNamedHim).toEqual([1, 3, 5]);
    expect(proof.clean).toBe(true);
    expect(proof.postgres.found).toEqual([]);
    expect(proof.redis.flatMap(({ found }: { found: unknown[] }) => found)).toEqual([]);
    expect(proof.instances.answers).toEqual([
      { instance: expect.objectContaining({ role: 'web' }), looked: expect.any(Number), forgotten: 0 },
    ]);
    expect(everything(stdout)).toBe(false);
    expect(cacheRuntime().l1.forget(({ value }) => isNamedIn(value, everything))).toBe(0);

    expect(await importFile(resultFile(), { fileName: 'again.json' })).toMatchObject({ ok: true });
    const again = await eraseUser(his.handle, '--proof', '--json', '--also', ...Object.values(his));
    expect({ code: again.code, clean: JSON.parse(again.stdout).proof.clean }).toEqual({ code: 0, clean: true });
  });

  test('the proof finds what erasing left: in the words of others, and under keys that are not the site’s', async () => {
    const handle = 'left-behind-somewhere';
    await makeUser({ handle });
    const clubId = await makeClub(await makeUser());
    await db()
      .update(clubs)
      .set({ description: `Founded with ${handle}.` })
      .where(eq(clubs.id, clubId));
    await own.select(7);
    await own.lpush('another-application', 'nothing', JSON.stringify({ who: handle }));
    await runInstance();
    const { code, stdout } = await eraseUser(handle, '--proof', '--json');
    const { proof } = JSON.parse(stdout);
    expect({ code, clean: proof.clean }).toEqual({ code: 1, clean: false });
    expect(proof.postgres.found).toEqual([expect.objectContaining({ table: 'clubs', column: 'description', rows: 1 })]);
    expect(proof.redis.flatMap(({ found }: { found: unknown[] }) => found)).toEqual([
      expect.objectContaining({ db: 7, key: 'another-application' }),
    ]);
    expect(await own.llen('another-application')).toBe(2);
  });

  test('an instance that does not answer is no proof', async () => {
    const handle = 'nobody-answers';
    await makeUser({ handle });
    beginMetrics({ role: 'web', build: 'a build', leadsRelay: () => false });
    await publishMetrics();
    const { code, stdout } = await eraseUser(handle, '--proof', '--json');
    expect({ code, clean: JSON.parse(stdout).proof.clean }).toEqual({ code: 1, clean: false });
  }, 90_000);

  test('the only admin of a club, a handle that is a word of the site, names of others and unknown handles: refused or told', async () => {
    await makeUser({ handle: 'admin' });
    const word = await eraseUser('admin', '--dry-run', '--json');
    const tables = JSON.parse(word.stdout).before.postgres.found.map(({ table }: { table: string }) => table);
    expect(new Set(tables)).toEqual(new Set(['users']));

    const handle = 'sole-admin-here';
    await makeClub(await makeUser({ handle }));
    const refused = await eraseUser(handle);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is the only admin of a club') });
    expect(await db().select({ id: users.id }).from(users).where(eq(users.handle, handle))).toHaveLength(1);

    const namesake = 'Common Namesake';
    await makeProfile({ displayName: namesake });
    await makeUser({ handle: 'one-of-two', name: namesake });
    const dry = await eraseUser('one-of-two', '--dry-run', '--json');
    expect(JSON.parse(dry.stdout).notSought).toEqual([{ kind: 'name', because: 'shared' }]);

    expect(await eraseUser('never-was-here')).toMatchObject({ code: 1, stderr: expect.stringContaining('no account') });
  });
});

test('looking through every table is stopped by no deadline that readers have', async () => {
  const { db: patient, end } = openPatientDb();
  onTestFinished(end);
  const deadline = async (on: { execute: typeof patient.execute }) => {
    const [row] = await on.execute<{ at: string }>(sql`select current_setting('statement_timeout') as at`);
    return row?.at;
  };
  expect(await deadline(db() as never)).toBe('5s');
  expect(await deadline(patient)).toBe('0');
});
