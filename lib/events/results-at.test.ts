import { expect, test } from 'vitest';
import { encodeResultPlace } from './cursor.ts';
import { parseResultsAt, parseResultsAtSegments, toResultsQuery } from './results-at.ts';

const after = encodeResultPlace([60, '019a0000-0000-7000-8000-000000000001']);

test('both trees read one address of results alike', () => {
  for (const at of [
    { session: null, after: null, before: null },
    { session: 2, after, before: null },
    { session: null, after: null, before: after },
  ]) {
    const query = [...new URLSearchParams(toResultsQuery(at))];
    expect(parseResultsAt(Object.fromEntries(query))).toEqual({ at, unknown: false });
    expect(parseResultsAtSegments(query.map(([name, value]) => `${name}!${value}`))).toEqual({ at, unknown: false });
  }
});

test.each([{ session: '0' }, { session: '100' }, { session: 'x' }, { after: 'x' }, { before: 'e30' }])(
  'what can not be is left out and said: %j',
  (given) => {
    expect(parseResultsAt(given)).toEqual({ at: { session: null, after: null, before: null }, unknown: true });
  },
);

test('parameters of other names are nobody’s business', () => {
  expect(parseResultsAt({ utm_source: 'x', constructor: 'y' }).unknown).toBe(false);
});
