import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const cases: [string, Record<string, string>, string | undefined, boolean][] = [
  [
    'the announced site is let in behind any proxy',
    { origin: 'https://a.example', host: 'app:3000' },
    'https://a.example',
    true,
  ],
  ['another site is refused', { origin: 'https://evil.example', host: 'a.example' }, 'https://a.example', false],
  [
    'a rebound host name is refused',
    { origin: 'http://evil.example', host: 'evil.example' },
    'https://a.example',
    false,
  ],
  ['another port is another site', { origin: 'https://a.example:8443', host: 'a.example' }, 'https://a.example', false],
  [
    'plain http is another site than https',
    { origin: 'http://a.example', host: 'a.example' },
    'https://a.example',
    false,
  ],
  [
    'without an announced site the host asked is the site',
    { origin: 'http://pit.lan:3000', host: 'pit.lan:3000' },
    undefined,
    true,
  ],
  [
    'on this machine localhost may be called 127.0.0.1',
    { origin: 'http://127.0.0.1:3100', host: '127.0.0.1:3100' },
    'http://localhost:3100',
    true,
  ],
  ['a sandboxed page is refused', { origin: 'null', host: 'a.example' }, 'https://a.example', false],
  ['no origin at all is refused', { host: 'a.example' }, 'https://a.example', false],
  [
    'no origin, but the browser vouches',
    { host: 'a.example', 'sec-fetch-site': 'same-origin' },
    'https://a.example',
    true,
  ],
  ['no origin, from elsewhere', { host: 'a.example', 'sec-fetch-site': 'cross-site' }, 'https://a.example', false],
];

for (const [name, headers, siteUrl, expected] of cases) {
  test(name, () => expect(isSameOrigin(new Headers(headers), siteUrl)).toBe(expected));
}
