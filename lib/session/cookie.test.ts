import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { resetEnv } from '../env/index.ts';
import { sealSessionKey, unsealSessionKey } from './cookie.ts';
import { seal } from './seal.ts';
import { newToken } from './token.ts';

const older = 'an-older-secret-of-more-than-32-characters';
const newer = 'a-newer-secret-of-more-than-32-characters';

beforeEach(() => secrets(older));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  resetEnv();
});

function secrets(current: string, previous = ''): void {
  vi.stubEnv('SIMLANE_SECRET', current);
  vi.stubEnv('SIMLANE_SECRET_PREVIOUS', previous);
  resetEnv();
}

test('a cookie opens to the key that was sealed', async () => {
  const key = newToken();
  expect(await unsealSessionKey(await sealSessionKey(key))).toBe(key);
});

test('a change of secret signs nobody out while the previous one is known', async () => {
  const key = newToken();
  const cookie = await sealSessionKey(key);
  secrets(newer, older);
  expect(await unsealSessionKey(cookie)).toBe(key);
  secrets(newer);
  expect(await unsealSessionKey(cookie)).toBeNull();
});

test('a cookie does not end by itself: the record decides', async () => {
  const cookie = await sealSessionKey('key');
  vi.useFakeTimers({ now: Date.now() + 399 * 24 * 60 * 60 * 1000 });
  expect(await unsealSessionKey(cookie)).toBe('key');
});

test('a changed, cut or foreign cookie opens to nothing', async () => {
  const cookie = await sealSessionKey('key');
  for (const broken of ['', 'x', cookie.slice(0, -5), cookie.replace(/.{4}(?=~2$)/, 'AAAA')]) {
    expect(await unsealSessionKey(broken)).toBeNull();
  }
});

test('what was sealed for another purpose is no session', async () => {
  expect(await unsealSessionKey(await seal('form-cookie', { key: 'key' }))).toBeNull();
});
