import { expect, test } from 'vitest';
import { localeFromHeader } from './accept-language.ts';

test.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr-FR,fr;q=0.9,es;q=0.8,en;q=0.7', 'es'],
  ['fr, es-MX', 'es'],
  ['en-GB', 'en'],
  ['den, esp;q=0.3', 'en'],
  ['*', 'en'],
  ['', 'en'],
  [null, 'en'],
  ['zh-CN,zh;q=0.9', 'en'],
])('%s is answered in %s', (header, locale) => {
  expect(localeFromHeader(header)).toBe(locale);
});

test('a long list of unknown languages is read in no time', () => {
  const startedAt = performance.now();
  localeFromHeader(' ,'.repeat(5_000));
  localeFromHeader('x , '.repeat(5_000));
  expect(performance.now() - startedAt).toBeLessThan(200);
});
