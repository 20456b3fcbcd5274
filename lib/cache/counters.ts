import type { RedisClient } from './redis-client.ts';
import { count } from './scripts/index.ts';
import { runScript } from './scripts/run.ts';

/** Increments of a hash's fields, whole numbers, and the life in seconds that the hash begins anew with them. */
export type HashCounts = { key: string; lifeSeconds: number; counts: ReadonlyMap<string, number> };

const markerSeconds = 3_600;

/**
 * Adds to several hashes in one round trip, all or none. What failed may be sent again with the same `marker` key for an
 * hour: it counts once. In a cluster all keys must be in one slot.
 */
export async function addCounts(redis: RedisClient, marker: string, hashes: readonly HashCounts[]): Promise<void> {
  const filled = hashes.filter(({ counts }) => counts.size > 0);
  if (filled.length === 0) return;
  const args = filled.flatMap(({ lifeSeconds, counts }) => [lifeSeconds, counts.size, ...[...counts].flat()]);
  const keys = filled.map(({ key }) => key);
  await runScript(redis, count, [marker, ...keys], [markerSeconds, ...args]);
}
