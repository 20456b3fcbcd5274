import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

test('a password is stored as argon2id at the cost OWASP names', async () => {
  expect(await hashPassword('ten letters')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('the same password has another hash each time, and fits each', async () => {
  const [one, two] = await Promise.all([hashPassword('ten letters'), hashPassword('ten letters')]);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'ten letters')).toBe(true);
  expect(await verifyPassword(two, 'ten letterS')).toBe(false);
});

test('it does not matter how a keyboard composes an accent', async () => {
  expect(await verifyPassword(await hashPassword('caf\u00e9 racer'), 'cafe\u0301 racer')).toBe(true);
});

test('no account has no password', async () => {
  expect(await verifyPassword(null, 'no account has this password')).toBe(false);
});
