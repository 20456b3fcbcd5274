import { expect, test } from 'vitest';
import { type CacheFacts, verdictOf } from './cache-verdict.ts';

const well: CacheFacts = {
  ...{ wrong: 0, verified: 12, relayLagMs: 90, deltaMs: 5_000, reduced: [], openBreakers: [] },
  ...{ evictedShare: 0, ratio: 0.98 },
};

test.each([
  ['all is well', {}, 'well'],
  ['nobody reads', { ratio: null }, 'quiet'],
  ['few hits', { ratio: 0.5 }, 'few-hits'],
  ['Redis drops entries', { evictedShare: 0.2, ratio: 0.5 }, 'evicting'],
  ['a layer is off', { reduced: ['view'], evictedShare: 0.2 }, 'reduced'],
  ['Redis fails', { openBreakers: ['query'], reduced: ['view'] }, 'breaker-open'],
  ['no relay ever looked', { relayLagMs: null, openBreakers: ['query'] }, 'relay-silent'],
  ['the relay is silent', { relayLagMs: 6_000, openBreakers: ['query'] }, 'relay-silent'],
  ['an answer was wrong', { wrong: 1, relayLagMs: 6_000 }, 'wrong'],
] satisfies [string, Partial<CacheFacts>, string][])('%s: the worst comes first', (_name, changed, kind) => {
  expect(verdictOf({ ...well, ...changed }).kind).toBe(kind);
});
