import { expect, test } from 'vitest';
import { loginPath, safeNextPath, sameSitePath } from './redirect-path.ts';

const refused = [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'evil.example',
  '',
  '/..//evil.example',
  '/./\\/evil.example',
  '/login?next=/login',
  '/logout',
  '/session/clear',
  `/${'a'.repeat(2_000)}`,
];

for (const next of refused) {
  test(`${JSON.stringify(next.slice(0, 40))} is not gone on to`, () =>
    expect(safeNextPath(next, '/home')).toBe('/home'));
}

test('a path of this site keeps its query', () => {
  expect(safeNextPath('/profiles?simulator=iracing&q=a%20b')).toBe('/profiles?simulator=iracing&q=a%20b');
});

test('encoded slashes stay in the path', () => {
  expect(safeNextPath('/%2F%2Fevil.example')).toBe('/%2F%2Fevil.example');
});

test('an ordinary page that begins like a closed one is fine', () => {
  expect(safeNextPath('/sessions')).toBe('/sessions');
});

test('the sign-in link carries the way back, and nothing needless', () => {
  expect(loginPath('/settings/account')).toBe('/login?next=%2Fsettings%2Faccount');
  expect(loginPath('/')).toBe('/login');
  expect(loginPath('//evil.example')).toBe('/login');
});

test('the way back from a cleared session may be the sign-in page', () => {
  expect(sameSitePath('/login?next=%2Fsettings%2Faccount')).toBe('/login?next=%2Fsettings%2Faccount');
  expect(sameSitePath('/\\evil.example')).toBeNull();
});
