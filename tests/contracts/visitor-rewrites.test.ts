import { expect, test } from 'vitest';
import { type Asked, rewrittenPath } from '../../lib/cache/next/rewritten-path.ts';
import { visitorRewrites } from '../../lib/navigation/visitor-rewrites.ts';
import { sessionCookie } from '../../lib/session/cookie.ts';
import { localeCookie } from '../../lib/session/locale-cookie.ts';
import { positionCookie } from '../../lib/session/position-cookie.ts';

const visitorPathOf = (address: string, asked?: Asked) => rewrittenPath(visitorRewrites, address, asked);

const id = '0197a0c0-0000-7000-8000-000000000000';

test.each([
  ['/', '/visitor/en'],
  ['/about', '/visitor/en/about'],
  ['/profiles', '/visitor/en/profiles/list'],
  ['/profiles?utm_source=x&sort=recent&simulator=&q=', '/visitor/en/profiles/list'],
  ['/profiles/iracing/12345', '/visitor/en/profiles/iracing/12345'],
  ['/clubs?sort=name', '/visitor/en/clubs/list'],
  ['/clubs/apex-hunters', '/visitor/en/clubs/apex-hunters'],
  ['/events?when=upcoming', '/visitor/en/events/list'],
  ['/events/le-mans-24', '/visitor/en/events/le-mans-24'],
  ['/search', '/visitor/en/search/results'],
  ['/contact', '/visitor/en/contact'],
])('%s, without parameters that count, takes one rule', (address, path) => {
  expect(visitorPathOf(address)).toEqual({ path, matched: 1 });
});

test('each parameter takes one rule more, and the order in the address makes no second entry', () => {
  const path = '/visitor/en/profiles/list/simulator~acc/sort~name/q!max power';
  expect(visitorPathOf('/profiles?simulator=acc&q=max+power&sort=name')).toEqual({ path, matched: 4 });
  expect(visitorPathOf('/profiles?q=max%20power&sort=name&simulator=acc')).toEqual({ path, matched: 4 });
});

test.each([
  ['/clubs?sort=members&country=DE&q=apex', '/visitor/en/clubs/list/country~DE/sort~members/q!apex'],
  ['/events?q=spa&when=past&simulator=acc', '/visitor/en/events/list/simulator~acc/when~past/q!spa'],
  ['/events/le-mans-24?session=2&after=b', '/visitor/en/events/le-mans-24/session~2/after!b'],
  ['/search?q=max&type=people&before=c', '/visitor/en/search/results/type~people/q!max/before!c'],
])('%s has a path of its own', (address, path) => {
  expect(visitorPathOf(address).path).toBe(path);
});

test.each([
  '/clubs/new',
  '/clubs/list',

  '/events/list',
  '/clubs/a/members',
  '/contact?retry=1',
  '/events?when=soon',
])('%s is rendered per request', (address) => {
  expect(visitorPathOf(address)).toEqual({ path: address.split('?')[0], matched: 0 });
});

test('of two places in a list the first counts', () => {
  expect(visitorPathOf(`/profiles?before=b&after=a`).path).toBe('/visitor/en/profiles/list/after!a');
  expect(visitorPathOf(`/profiles/acc/${id}?before=b&after=a`).path).toBe(`/visitor/en/profiles/acc/${id}/after!a`);
  expect(visitorPathOf(`/profiles/acc/${id}?before=b`).path).toBe(`/visitor/en/profiles/acc/${id}/before!b`);
});

test.each([
  `/profiles?q=${'x'.repeat(65)}`,
  '/profiles?q=a%2Fb',
  '/profiles?q=50%25',
  '/profiles?q=a%00b',
  '/profiles?simulator=none',
  '/profiles?sort=age&q=max',
  `/profiles?after=${'x'.repeat(401)}`,
  '/profiles/iracing/1?after=a.b',
  '/profiles/iracing/a%2Fb',
  '/profiles/none/1',
  '/login',
  '/settings/account',
  '/_next/static/chunks/main.js',
  '/api/health',
])('%s is left to the tree that renders per request', (address) => {
  expect(visitorPathOf(address)).toEqual({ path: address.split('?')[0], matched: 0 });
});

test.each([sessionCookie, positionCookie])('who has %s is left to the tree that renders per request', (cookie) => {
  for (const address of ['/', '/about', '/profiles?q=max', '/profiles/acc/1']) {
    expect(visitorPathOf(address, { cookies: { [cookie]: 'x' } }).matched, address).toBe(0);
  }
});

test('the language is the chosen one, else the first the browser can be answered in, else English', () => {
  expect(visitorPathOf('/', { cookies: { [localeCookie]: 'es' }, language: 'de' }).path).toBe('/visitor/es');
  expect(visitorPathOf('/', { cookies: { [localeCookie]: 'fr' }, language: 'de' }).path).toBe('/visitor/de');
  expect(visitorPathOf('/', { language: 'fr-CH, fr;q=0.9, de;q=0.7' }).path).toBe('/visitor/de');
  expect(visitorPathOf('/', { language: 'fr' }).path).toBe('/visitor/en');
});
