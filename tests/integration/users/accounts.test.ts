import { afterAll, beforeAll, expect, test } from 'vitest';
import { device, newDriver, type SessionSuite, startSessionSuite } from '../session/session-suite.ts';
import type { Instance } from '../session/start-instance.ts';

let suite: SessionSuite;
let a: Instance;
let b: Instance;

beforeAll(async () => {
  suite = await startSessionSuite();
  a = suite.instance({ RELAY: '1' });
  b = suite.instance();
});
afterAll(() => suite?.stop());

async function registered() {
  const driver = newDriver();
  const result = await a.registerUser(driver, 'en', device);
  if (!result.ok) throw new Error('not registered');
  const [row] = await suite.sql`select id from users where handle = ${driver.handle}`;
  return { driver, userId: row?.id as string };
}

const account = { name: 'Robin Apex', locale: 'en', theme: 'system', hourCycle: 'h23', timeZone: 'UTC' } as const;

test('a form submitted twice at once makes one account', async () => {
  const driver = newDriver();
  const results = await Promise.all([a, b, a].map((instance) => instance.registerUser(driver, 'en', device)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(result.error.key).toMatch(/^(handle|email)Taken$/);
  const [row] = await suite.sql`select count(*)::int as count from users where handle = ${driver.handle}`;
  expect(row?.count).toBe(1);
});

test('a taken handle or address is told next to its field, in any case of letters', async () => {
  const { driver } = await registered();
  const other = newDriver();
  expect(await a.registerUser({ ...other, handle: driver.handle.toUpperCase() }, 'en', device)).toEqual({
    ok: false,
    error: { field: 'handle', key: 'handleTaken' },
  });
  expect(await a.registerUser({ ...other, email: driver.email.toUpperCase() }, 'en', device)).toEqual({
    ok: false,
    error: { field: 'email', key: 'emailTaken' },
  });
});

test('what is stored is a hash of the password, and every registration is in the audit', async () => {
  const { driver, userId } = await registered();
  const [row] = await suite.sql`select password_hash, site_role from users where id = ${userId}`;
  expect(row?.password_hash).toMatch(/^\$argon2id\$/);
  expect(row?.site_role).toBe('user');
  const audit = await suite.sql`select action, details from audit_logs where subject_id = ${userId}`;
  expect(audit.map((entry) => entry.action)).toEqual(['user.registered']);
  expect(JSON.stringify(audit)).not.toContain(driver.email);
});

test('an unknown account and a wrong password are told apart by nothing', async () => {
  const { driver } = await registered();
  const wrong = await a.signIn({ identifier: driver.email, password: 'not his password' }, device);
  const unknown = await a.signIn({ identifier: newDriver().email, password: 'not his password' }, device);
  expect(wrong).toEqual({ ok: false, error: 'credentials' });
  expect(unknown).toEqual(wrong);
});

test('each sign-in has a key of its own', async () => {
  const { driver } = await registered();
  const keys = await Promise.all(
    [a, b].map(async (instance) => {
      const signedIn = await instance.signIn({ identifier: driver.handle, password: driver.password }, device);
      return signedIn.ok ? signedIn.value.sessionKey : null;
    }),
  );
  expect(new Set([...keys, null]).size).toBe(3);
});

test('the eleventh guess at an account is refused on any instance, even if it is right', async () => {
  const { driver } = await registered();
  const address = (n: number) => ({ ...device, address: `198.51.100.${n}` });
  for (let guess = 1; guess <= 10; guess += 1) {
    const instance = guess % 2 ? a : b;
    expect(
      await instance.signIn({ identifier: driver.email, password: `guess ${guess}` }, address(guess)),
    ).toMatchObject({
      error: 'credentials',
    });
  }
  expect(await b.signIn({ identifier: driver.email, password: driver.password }, address(11))).toEqual({
    ok: false,
    error: 'tooMany',
  });
});

test('guesses sent in parallel are counted one by one', async () => {
  const { driver } = await registered();
  const guesses = Array.from({ length: 20 }, (_, n) =>
    (n % 2 ? a : b).signIn({ identifier: driver.email, password: 'wrong' }, { ...device, address: `203.0.113.${n}` }),
  );
  const errors = (await Promise.all(guesses)).map((guess) => (guess.ok ? 'in' : guess.error));
  expect(errors.filter((error) => error === 'credentials')).toHaveLength(10);
});

test("signing in to one's own account does not give an address new guesses at others", async () => {
  const mine = await registered();
  const attacker = { ...device, address: '192.0.2.77' };
  let refused = 0;
  for (let guess = 1; guess <= 32; guess += 1) {
    const result = await a.signIn({ identifier: newDriver().email, password: 'wrong' }, attacker);
    if (!result.ok && result.error === 'tooMany') refused += 1;
    if (guess % 10 === 0) await a.signIn({ identifier: mine.driver.handle, password: mine.driver.password }, attacker);
  }
  expect(refused).toBe(2);
});

test('with Redis gone each process goes on counting by itself', async () => {
  const { driver } = await registered();
  suite.proxy.shut();
  try {
    const errors: string[] = [];
    for (let guess = 1; guess <= 11; guess += 1) {
      const result = await a.signIn(
        { identifier: driver.email, password: 'wrong' },
        { ...device, address: '192.0.2.99' },
      );
      errors.push(result.ok ? 'in' : result.error);
    }
    expect(errors.slice(0, 10)).toEqual(Array(10).fill('credentials'));
    expect(errors[10]).toBe('tooMany');
  } finally {
    suite.proxy.open();
  }
});

test('limits lie in Redis under hashed names, with an end', async () => {
  await a.signIn({ identifier: newDriver().email, password: 'wrong' }, device);
  const control = suite.redis.duplicate({ db: 5 });
  const keys = await control.keys(suite.sessionKey('').replace(/:v1.*/, ':rl:*'));
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys) {
    expect(key).toMatch(/^t[0-9a-f]+:rl:[a-z-]+:[0-9a-f]+$/);
    expect(await control.pttl(key)).toBeGreaterThan(0);
  }
  control.disconnect();
});

test('a handle given up keeps leading to its owner, and nobody else can take it', async () => {
  const { driver, userId } = await registered();
  const renamed = `${driver.handle}-2`;
  expect(await a.updateAccount(userId, { ...account, handle: renamed })).toMatchObject({ ok: true });
  const [redirect] =
    await suite.sql`select target_id from slug_redirects where kind = 'user' and slug = ${driver.handle}`;
  expect(redirect?.target_id).toBe(userId);
  expect(await b.registerUser({ ...newDriver(), handle: driver.handle }, 'en', device)).toMatchObject({
    ok: false,
    error: { key: 'handleTaken' },
  });
  expect(await a.updateAccount(userId, { ...account, handle: driver.handle })).toMatchObject({ ok: true });
  const left = await suite.sql`select slug from slug_redirects where target_id = ${userId}`;
  expect(left.map((row) => row.slug)).toEqual([renamed]);
});

test("another's handle is refused and changes nothing", async () => {
  const mine = await registered();
  const theirs = await registered();
  expect(await a.updateAccount(mine.userId, { ...account, name: 'New', handle: theirs.driver.handle })).toEqual({
    ok: false,
    error: { field: 'handle', key: 'handleTaken' },
  });
  const [row] = await suite.sql`select name, handle from users where id = ${mine.userId}`;
  expect(row).toMatchObject({ name: mine.driver.name, handle: mine.driver.handle });
});

test('an address changes only with the password, and is unverified then', async () => {
  const { driver, userId } = await registered();
  await suite.sql`update users set email_verified_at = now() where id = ${userId}`;
  const next = newDriver().email;
  expect(await a.changeEmail(userId, next, 'not his password')).toEqual({
    ok: false,
    error: { field: 'currentPassword', key: 'wrongPassword' },
  });
  expect(await a.changeEmail(userId, next, driver.password)).toMatchObject({ ok: true });
  const [row] = await suite.sql`select email, email_verified_at from users where id = ${userId}`;
  expect(row).toMatchObject({ email: next, email_verified_at: null });
});
