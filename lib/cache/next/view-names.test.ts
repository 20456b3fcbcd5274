import { expect, test } from 'vitest';
import { viewName, viewNameOf } from './view-names.ts';

test.each([
  ['/visitor/[locale]/page', 'home'],
  ['/visitor/[locale]/profiles/page', 'profiles'],
  ['/visitor/[locale]/profiles/[[...filters]]/page', 'profiles'],
  ['/visitor/[locale]/profiles/[simulator]/[identifier]/page', 'profiles-simulator-identifier'],
  ['/(site)/clubs/@panel/[slug]/page', 'clubs-slug'],
  ['/api/v1/events/route', 'api-v1-events'],
  ['/legacy/[...path]', 'legacy-path'],
  ['/_not-found/page', 'not-found'],
  ['/Ünusual name:*/page', 'nusual-name'],
  [`/${'long/'.repeat(40)}page`, 'long-'.repeat(13).slice(0, 64)],
])('the view of %s is named %s', (route, name) => {
  expect(viewName(route)).toBe(name);
});

test('a path that somebody made up gives no name', () => {
  const key = '/route-cache/APP_PAGE/0000/$/visitor/en/profiles/evil:name';
  expect(viewNameOf(key, new Map([['1111', 'profiles']]))).toBe('page');
  expect(viewNameOf('not a key', new Map())).toBe('page');
});
