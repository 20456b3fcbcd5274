import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCursor } from '../profiles/cursor.ts';
import { type ProfileListParams, profileList, profileSorts } from '../profiles/list-params.ts';
import { simulators } from '../profiles/simulators.ts';
import { normaliseSearch, searchLength } from './list-params.ts';

const {
  first: firstPage,
  parse: parseListParams,
  parseSegments: parseListSegments,
  toQuery: toListQuery,
} = profileList;

const id = '019a0000-0000-7000-8000-000000000001';
const cursors = {
  recent: encodeCursor('recent', [1_700_000_000_123_456, id]),
  name: encodeCursor('name', ['müller', id]),
  rating: encodeCursor('rating', [2345.5, id]),
};

const wellFormed: fc.Arbitrary<ProfileListParams> = fc
  .record({
    q: fc.string({ unit: 'binary', maxLength: 90 }).map(normaliseSearch),
    simulator: fc.constantFrom(null, ...simulators.map(({ slug }) => slug)),
    sort: fc.constantFrom(...profileSorts),
    page: fc.constantFrom('first', 'after', 'before'),
  })
  .map(({ q, simulator, sort, page }) => ({
    q,
    simulator,
    sort,
    after: page === 'after' ? cursors[sort] : null,
    before: page === 'before' ? cursors[sort] : null,
  }));

test('what is written to an address is read back from it', () => {
  fc.assert(
    fc.property(wellFormed, (params) => {
      const query = Object.fromEntries(new URLSearchParams(toListQuery(params)));
      expect(parseListParams(query)).toEqual({ params, unknown: [] });
    }),
  );
});

test('both trees read one address alike, whatever the order of the segments', () => {
  fc.assert(
    fc.property(wellFormed, fc.boolean(), (params, backwards) => {
      const query = [...new URLSearchParams(toListQuery(params))];
      const segments = query.map(([name, value]) => `${name}~${encodeURIComponent(value)}`);
      if (backwards) segments.reverse();
      expect(parseListSegments(segments)).toEqual(parseListParams(Object.fromEntries(query)));
    }),
  );
});

test('any junk is read without an error, into values of the lists', () => {
  const junk = fc.dictionary(
    fc.oneof(fc.constantFrom('q', 'simulator', 'sort', 'after', 'before', '__proto__', 'constructor'), fc.string()),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.array(fc.string()), fc.constant(undefined)),
  );
  fc.assert(
    fc.property(junk, (given) => {
      const { params } = parseListParams(given);
      expect(Object.keys(params).sort()).toEqual(Object.keys(firstPage).sort());
      expect([...params.q].length).toBeLessThanOrEqual(searchLength);
      expect(profileSorts).toContain(params.sort);
      expect(parseListParams(Object.fromEntries(new URLSearchParams(toListQuery(params)))).params).toEqual(params);
    }),
  );
});

test('any path is read without an error', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40 })), (segments) => {
      expect(() => parseListSegments(segments)).not.toThrow();
    }),
  );
});

test('unknown parameters change nothing and are not mentioned', () => {
  expect(parseListParams({ utm_source: 'x', fbclid: 'y' })).toEqual({ params: firstPage, unknown: [] });
});

test('unknown values of known parameters are left out and named', () => {
  const { params, unknown } = parseListParams({ simulator: 'forza', sort: 'age', after: 'x', q: 'Max' });
  expect(params).toEqual({ ...firstPage, q: 'max' });
  expect(unknown).toEqual(['simulator', 'sort', 'after']);
});

test('of a repeated parameter the last value counts, as in the rewrites', () => {
  expect(parseListParams({ simulator: ['acc', 'lmu'] }).params.simulator).toBe('lmu');
});

test('a cursor of another sort order is not taken', () => {
  expect(parseListParams({ sort: 'name', after: cursors.rating })).toEqual({
    params: { ...firstPage, sort: 'name' },
    unknown: ['after'],
  });
});

test('one search has one spelling', () => {
  const spellings = ['  Max   Power ', 'max power', 'MAX\tPOWER', 'max\u200b power', 'max\u0000power'];
  expect(new Set(spellings.map(normaliseSearch))).toEqual(new Set(['max power']));
});
