import { createHmac } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { erasedIdentities } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import { env } from '../env/index.ts';

/** All that is kept of somebody who asked to be forgotten: nobody can tell from it who it was. */
export function identityHash(simulator: string, simApiId: string): string {
  return createHmac('sha256', env().secret).update(`erased identity\0${simulator}\0${simApiId}`).digest('hex');
}

/** Of these ids, those of erased people, each with the nameless profile that stands for him, if there is one. */
export async function erasedAmong(
  tx: Tx,
  simulator: string,
  simApiIds: readonly string[],
): Promise<Map<string, string | null>> {
  const byHash = new Map(simApiIds.map((simApiId) => [identityHash(simulator, simApiId), simApiId]));
  if (byHash.size === 0) return new Map();
  const found = await tx
    .select({ hash: erasedIdentities.identityHash, profileId: erasedIdentities.profileId })
    .from(erasedIdentities)
    .where(inArray(erasedIdentities.identityHash, [...byHash.keys()]));
  return new Map(found.map(({ hash, profileId }) => [byHash.get(hash) ?? '', profileId]));
}
