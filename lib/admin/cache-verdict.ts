/** What decides how well the cache does now. Shares are 0 to 1. */
export type CacheFacts = {
  /** Answers that were wrong for longer than is promised, since counting began. */
  wrong: number;
  verified: number;
  /** How long ago, in ms, a relay looked into the outbox; null: never. */
  relayLagMs: number | null;
  deltaMs: number;
  /** Layers that are off, for all keys or for some. */
  reduced: readonly string[];
  openBreakers: readonly string[];
  /** Entries that Redis dropped within the last hour before anybody could use them, among the misses. */
  evictedShare: number;
  /** Of the last hour; null where nobody read. */
  ratio: number | null;
};
export type CacheVerdict =
  | { kind: 'wrong'; wrong: number }
  | { kind: 'relay-silent'; lagMs: number | null }
  | { kind: 'breaker-open'; places: string }
  | { kind: 'reduced'; layers: string }
  | { kind: 'evicting'; share: number }
  | { kind: 'quiet' }
  | { kind: 'few-hits'; ratio: number }
  | { kind: 'well'; ratio: number; verified: number };

const evictedTooOften = 0.05;
const fewHits = 0.8;

/** One thing, the worst: what an operator must know first. */
export function verdictOf(facts: CacheFacts): CacheVerdict {
  const { wrong, verified, relayLagMs, deltaMs, reduced, openBreakers, evictedShare, ratio } = facts;
  if (wrong > 0) return { kind: 'wrong', wrong };
  if (relayLagMs === null || relayLagMs > deltaMs) return { kind: 'relay-silent', lagMs: relayLagMs };
  if (openBreakers.length > 0) return { kind: 'breaker-open', places: openBreakers.join(', ') };
  if (reduced.length > 0) return { kind: 'reduced', layers: reduced.join(', ') };
  if (evictedShare > evictedTooOften) return { kind: 'evicting', share: evictedShare };
  if (ratio === null) return { kind: 'quiet' };
  if (ratio < fewHits) return { kind: 'few-hits', ratio };
  return { kind: 'well', ratio, verified };
}
