import { expect, test } from 'vitest';
import { lifeOf, maxViewMs, modifiedWhenDue, modifiedWhenFresh, nextNowMs } from './page-life.ts';

const minute = 60_000;

test('a view is renewed in the last tenth of its life, 30 s at most', () => {
  expect(lifeOf({ revalidate: 300, expire: 31_536_000 }, maxViewMs)).toEqual({
    keepMs: 5 * minute,
    freshMs: 4.5 * minute,
  });
  expect(lifeOf({ revalidate: 900 }, maxViewMs)).toEqual({ keepMs: 15 * minute, freshMs: 14.5 * minute });
  expect(lifeOf({ revalidate: 10 }, maxViewMs)).toEqual({ keepMs: 10_000, freshMs: 9_000 });
});

test('a page without a lifetime, or with a longer one, gets the longest a view may have', () => {
  for (const cacheControl of [undefined, { revalidate: false } as const, { revalidate: 86_400 }]) {
    expect(lifeOf(cacheControl, maxViewMs).keepMs).toBe(15 * minute);
  }
});

test('what Next is told to expire earlier lives no longer', () => {
  expect(lifeOf({ revalidate: 300, expire: 60 }, maxViewMs).keepMs).toBe(minute);
});

test('Next serves as it is what Redis says is fresh, whatever the clocks say', () => {
  const cacheControl = { revalidate: 300, expire: 31_536_000 };
  for (const ageMs of [-5 * minute, 0, 4 * minute, 60 * minute]) {
    expect(modifiedWhenFresh(ageMs, cacheControl) + 300_000).toBeGreaterThan(nextNowMs());
  }
  expect(modifiedWhenDue(cacheControl) + 300_000).toBeLessThan(nextNowMs());
});
