import { and, eq, inArray, sql } from 'drizzle-orm';
import { simProfiles } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import type { RaceFile } from './race-file.ts';

/**
 * Profile ids by the source's driver ids. Unknown drivers become unclaimed profiles; known ones keep what they say of
 * themselves.
 */
export async function storeProfiles(tx: Tx, simulatorId: string, file: RaceFile): Promise<Map<string, string>> {
  const drivers = new Map(
    file.sessions.flatMap(({ results }) =>
      results.flatMap(({ driver }) => (driver ? [[driver.simApiId, driver]] : [])),
    ),
  );
  const named = [...drivers.values()];
  const profiles = new Map<string, string>();
  if (named.length === 0) return profiles;
  await tx
    .insert(simProfiles)
    .values(named.map(({ simApiId, name, country }) => ({ simulatorId, simApiId, displayName: name, country })))
    .onConflictDoNothing();
  const ids = named.map(({ simApiId }) => simApiId);
  const isNamed = and(eq(simProfiles.simulatorId, simulatorId), inArray(simProfiles.simApiId, ids));
  const found = await tx
    .select({ id: simProfiles.id, simApiId: simProfiles.simApiId })
    .from(simProfiles)
    .where(isNamed);
  for (const { id, simApiId } of found) profiles.set(simApiId, id);
  return profiles;
}

/** Those who raced in it have raced last then, unless they did later. */
export async function noteLastRace(tx: Tx, profileIds: readonly string[], racedAt: Date): Promise<void> {
  if (profileIds.length === 0) return;
  await tx
    .update(simProfiles)
    .set({ lastRacedAt: sql`greatest(${simProfiles.lastRacedAt}, ${racedAt.toISOString()}::timestamptz)` })
    .where(inArray(simProfiles.id, [...profileIds]));
}
