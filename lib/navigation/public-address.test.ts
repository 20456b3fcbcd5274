import { expect, test } from 'vitest';
import { rewrittenPath } from '../cache/next/rewritten-path.ts';
import { locales } from '../i18n/locales.ts';
import { publicAddressOf } from './public-address.ts';
import { visitorRewrites } from './visitor-rewrites.ts';

const addresses = [
  '/',
  '/about',
  '/terms',
  '/privacy',
  '/contact',
  '/profiles',
  '/profiles?simulator=acc&sort=name&q=max+power',
  '/profiles?q=Zo%C3%AB+%27n',
  '/profiles?sort=rating&after=abc_DEF-1',
  '/profiles?before=abc',
  '/profiles/iracing/12345',
  '/profiles/iracing/list',
  '/profiles/iracing/after~b',
  '/profiles/iracing/12345?after=abc',
  '/profiles/iracing/12345?before=abc',
  '/clubs',
  '/clubs?country=DE&sort=members',
  '/clubs?q=apex&after=b',
  '/clubs?before=b',
  '/clubs/apex-hunters',
  '/clubs/results',
  '/events',
  '/events?simulator=iracing&when=past&q=spa',
  '/events?after=b',
  '/events?before=b',
  '/events/le-mans-24',
  '/events/results?session=2',
  '/events/le-mans-24?session=2&after=b',
  '/events/le-mans-24?before=b',
  '/search',
  '/search?type=clubs&q=apex',
  '/search?q=a%7Eb%21c&after=b',
  '/search?before=b',
];

test.each(addresses)('%s leads to a path that leads back to it, in each language', (address) => {
  for (const language of locales) {
    const { path, matched } = rewrittenPath(visitorRewrites, address, { language });
    expect(matched).toBeGreaterThan(0);
    const back = publicAddressOf(path);
    expect(back?.language).toBe(language);
    // The order of parameters may differ, where they lead may not.
    expect(rewrittenPath(visitorRewrites, back?.address ?? '', { language }).path).toBe(path);
    expect(sorted(back?.address ?? '')).toBe(sorted(address));
    // As Next names the page in its cache.
    expect(publicAddressOf(encodeURI(path))).toEqual(back);
  }
});

test('no rule is left out by these addresses', () => {
  const paths = (rules: typeof visitorRewrites) =>
    addresses.flatMap((address) => [
      ...locales.map((language) => rewrittenPath(rules, address, { language }).path),
      rewrittenPath(rules, address).path,
      rewrittenPath(rules, address, { cookies: { simlane_locale: 'de' } }).path,
    ]);
  const all = paths(visitorRewrites);
  for (const rule of visitorRewrites) {
    const without = paths(visitorRewrites.filter((each) => each !== rule));
    expect(without, `${rule.source} → ${rule.destination}`).not.toEqual(all);
  }
});

test.each(['/clubs/apex', '/visitor', '/visitor/fr/clubs', '', '/visitor/en/profiles/acc', '/visitor/en/clubs/apex/b'])(
  '"%s", which no rule makes, leads nowhere',
  (path) => expect(publicAddressOf(path)).toBeNull(),
);

function sorted(address: string): string {
  const url = new URL(address, 'http://simlane.invalid');
  url.searchParams.sort();
  return `${url.pathname}${url.search}`;
}
