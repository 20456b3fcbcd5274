import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayMs, type SessionRecord } from '../../../lib/session/session-record.ts';
import { tokenHashOf } from '../../../lib/session/token.ts';
import { device, newDriver, type SessionSuite, startSessionSuite } from './session-suite.ts';
import type { Instance } from './start-instance.ts';

let suite: SessionSuite;
let a: Instance;
let b: Instance;

beforeAll(async () => {
  suite = await startSessionSuite();
  a = suite.instance({ RELAY: '1' });
  b = suite.instance();
});
afterAll(() => suite?.stop());

/** A driver, signed in on A, whose record lies in Redis. */
async function signedIn() {
  const driver = newDriver();
  const registered = await a.registerUser(driver, 'de', device);
  if (!registered.ok) throw new Error('not registered');
  const { sessionKey, sessionId } = registered.value;
  // Redis may still be coming back from an earlier test.
  await expect.poll(async () => (await a.readSession(sessionKey)).queries, { timeout: 10_000 }).toBe(0);
  const { value: record } = await a.readSession(sessionKey);
  if (!record) throw new Error('not signed in');
  return {
    driver,
    sessionKey,
    sessionId,
    userId: record.viewer.userId,
    redisKey: suite.sessionKey(tokenHashOf(sessionKey)),
  };
}

test('a session that Redis holds is read without SQL, on every instance', async () => {
  const { sessionKey, driver } = await signedIn();
  for (const instance of [a, b]) {
    const { value, queries } = await instance.readSession(sessionKey);
    expect(value?.viewer).toMatchObject({ handle: driver.handle, name: driver.name, locale: 'de', siteRole: 'user' });
    expect(queries).toBe(0);
  }
});

test('neither address nor hash lies in Redis, and the record has a life', async () => {
  const { redisKey, driver } = await signedIn();
  const raw = (await suite.redis.getBuffer(redisKey))?.toString('latin1') ?? '';
  expect(raw).not.toBe('');
  expect(raw).not.toContain(driver.email);
  expect(raw).not.toContain('argon2');
  const ttlMs = await suite.redis.pttl(redisKey);
  expect(ttlMs).toBeGreaterThan(13 * dayMs);
  expect(ttlMs).toBeLessThanOrEqual(14 * dayMs);
});

test('a flushed Redis signs nobody out', async () => {
  const { sessionKey, redisKey } = await signedIn();
  await suite.redis.unlink(redisKey);
  expect(await b.readSession(sessionKey)).toMatchObject({ value: { viewer: { name: 'Robin Apex' } }, queries: 1 });
  expect((await b.readSession(sessionKey)).queries).toBe(0);
});

test('a session ended on A is over on B', async () => {
  const { sessionKey, sessionId, userId } = await signedIn();
  await b.readSession(sessionKey);
  await a.endSessions(userId, { sessionId });
  expect((await b.readSession(sessionKey)).value).toBeNull();
});

test('ending all but this session ends the others only', async () => {
  const { driver, sessionKey, sessionId, userId } = await signedIn();
  const other = await b.signIn({ identifier: driver.handle.toUpperCase(), password: driver.password }, device);
  if (!other.ok) throw new Error(other.error);
  await b.readSession(other.value.sessionKey);
  await a.endSessions(userId, { except: sessionId });
  expect((await b.readSession(other.value.sessionKey)).value).toBeNull();
  expect((await b.readSession(sessionKey)).value).not.toBeNull();
});

test("nobody ends another's session", async () => {
  const mine = await signedIn();
  const theirs = await signedIn();
  expect((await a.endSessions(mine.userId, { sessionId: theirs.sessionId })).value).toEqual({ revoked: 0 });
  expect((await a.readSession(theirs.sessionKey)).value).not.toBeNull();
});

test('a new password ends the sessions everywhere else', async () => {
  const { driver, sessionKey, sessionId, userId } = await signedIn();
  const other = await b.signIn({ identifier: driver.email, password: driver.password }, device);
  if (!other.ok) throw new Error(other.error);
  await b.readSession(other.value.sessionKey);
  expect(await a.changePassword({ userId, sessionId }, driver.password, 'another long password')).toMatchObject({
    ok: true,
    value: { revoked: 1 },
  });
  expect((await b.readSession(other.value.sessionKey)).value).toBeNull();
  expect((await b.readSession(sessionKey)).value).not.toBeNull();
  expect(await b.signIn({ identifier: driver.email, password: driver.password }, device)).toMatchObject({ ok: false });
});

test('a suspended account is out on every instance and can not come back', async () => {
  const { driver, sessionKey, userId } = await signedIn();
  const admin = { userId: (await signedIn()).userId, siteRole: 'admin' as const };
  await suite.sql`update users set site_role = 'admin' where id = ${admin.userId}`;
  await b.readSession(sessionKey);
  expect(await a.suspendUser(admin, userId)).toMatchObject({ ok: true });
  expect((await b.readSession(sessionKey)).value).toBeNull();
  expect(await b.signIn({ identifier: driver.handle, password: driver.password }, device)).toEqual({
    ok: false,
    error: 'suspended',
  });
});

test('a renamed driver is greeted by the new name on the next read of any instance', async () => {
  const { driver, sessionKey, userId } = await signedIn();
  await b.readSession(sessionKey);
  const saved = await a.updateAccount(userId, { ...account(driver), name: 'Robin Kerb', locale: 'es' });
  expect(saved).toMatchObject({ ok: true });
  expect((await b.readSession(sessionKey)).value?.viewer).toMatchObject({ name: 'Robin Kerb', locale: 'es' });
});

test('a session deleted by hand in Postgres is over, without the site having written', async () => {
  const { sessionKey, sessionId } = await signedIn();
  await suite.sql`delete from sessions where id = ${sessionId}`;
  await expect.poll(async () => (await b.readSession(sessionKey)).value, { timeout: 10_000 }).toBeNull();
});

test('reading slides the record by EXPIRE and never writes it again', async () => {
  const { sessionKey, redisKey } = await signedIn();
  const fresh = suite.instance();
  const before = await suite.redis.getBuffer(redisKey);
  await suite.redis.pexpire(redisKey, dayMs);
  expect((await fresh.readSession(sessionKey)).queries).toBe(0);
  await expect.poll(() => suite.redis.pttl(redisKey)).toBeGreaterThan(13 * dayMs);
  expect(await suite.redis.getBuffer(redisKey)).toEqual(before);
});

test("Postgres' expiry moves once a day, by one instance, and the next record knows it", async () => {
  const { sessionKey, sessionId } = await signedIn();
  const nowMs = Date.now();
  const record = (await a.readSession(sessionKey)).value as SessionRecord;
  expect(await a.extendSession(record, nowMs)).toBe(false);
  const tomorrowMs = nowMs + dayMs + 60_000;
  expect(await Promise.all([a.extendSession(record, tomorrowMs), b.extendSession(record, tomorrowMs)])).toEqual(
    expect.arrayContaining([true, false]),
  );
  const [row] = await suite.sql`select expires_at from sessions where id = ${sessionId}`;
  expect(row?.expires_at.getTime()).toBe(tomorrowMs + 15 * dayMs);
  expect((await b.readSession(sessionKey)).value?.durableUntilMs).toBe(tomorrowMs + 15 * dayMs);
});

test('a session nobody used for its whole life has ended', async () => {
  const { sessionKey } = await signedIn();
  expect((await a.readSession(sessionKey, Date.now() + 16 * dayMs)).value).toBeNull();
});

test('with Redis gone sessions are read, opened and ended in Postgres', async () => {
  const { driver, sessionKey, sessionId, userId } = await signedIn();
  suite.proxy.shut();
  try {
    expect((await b.readSession(sessionKey)).value?.viewer.handle).toBe(driver.handle);
    const opened = await b.signIn({ identifier: driver.email, password: driver.password }, device);
    expect(opened).toMatchObject({ ok: true, position: null });
    if (!opened.ok) return;
    expect((await b.readSession(opened.value.sessionKey)).value?.viewer.handle).toBe(driver.handle);
    await a.endSessions(userId, { sessionId });
    expect((await b.readSession(sessionKey)).value).toBeNull();
  } finally {
    suite.proxy.open();
  }
});

test('a session ended while Redis was away stays ended when it is back, though its record is still there', async () => {
  const { sessionKey, sessionId, userId, redisKey } = await signedIn();
  await b.readSession(sessionKey);
  suite.proxy.shut();
  await a.endSessions(userId, { sessionId });
  expect(await suite.redis.exists(redisKey)).toBe(1);
  suite.proxy.open();
  // Not only because it is bypassed: another session is read from Redis again, without SQL, while this one has ended.
  const { sessionKey: another } = await signedIn();
  const seen = async () => [(await b.readSession(another)).queries, (await b.readSession(sessionKey)).value];
  await expect.poll(seen, { timeout: 10_000 }).toEqual([0, null]);
  expect(await suite.redis.exists(redisKey)).toBe(1);
});

function account(driver: ReturnType<typeof newDriver>) {
  const { name, handle, timeZone } = driver;
  return { name, handle, timeZone, locale: 'de' as const, theme: 'dark' as const, hourCycle: 'h23' as const };
}
