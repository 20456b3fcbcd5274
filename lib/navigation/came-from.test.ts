import { expect, test } from 'vitest';
import { cameFrom } from './came-from.ts';

test.each([
  ['http://site.example/profiles?q=a', 'site.example', '/profiles?q=a'],
  ['http://site.example/login', 'site.example', '/login'],
  ['http://other.example/profiles', 'site.example', '/'],
  ['http://site.example//other.example/', 'site.example', '/'],
  ['not a url', 'site.example', '/'],
  [null, 'site.example', '/'],
])('a form on %s at %s leads back to %s', (referer, host, path) => {
  const headers = new Headers({ host, ...(referer === null ? {} : { referer }) });
  expect(cameFrom(headers)).toBe(path);
});
