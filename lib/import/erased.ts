import { createHmac } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { erasedIdentities, simProfiles } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import { env } from '../env/index.ts';
import type { RaceFile, RaceResult } from './race-file.ts';

/** All that is kept of somebody who asked to be forgotten: nobody can tell from it who it was. */
export function identityHash(simulator: string, simApiId: string, secret = env().secret): string {
  return createHmac('sha256', secret).update(`erased identity\0${simulator}\0${simApiId}`).digest('hex');
}

/**
 * The file as it may be stored: erased people are 'Driver <n>' under a made-up id, also where their team bears their name,
 * and what is theirs alone (ratings, laps, country) is gone. Their places stay: they are part of the others' race.
 */
export async function forgetErased(tx: Tx, file: RaceFile): Promise<RaceFile> {
  const results = file.sessions.flatMap((session) => session.results);
  const nameless = await namelessAmong(
    tx,
    file.simulator,
    new Set(results.flatMap(({ driver }) => driver?.simApiId ?? [])),
  );
  if (nameless.size === 0) return file;
  const names = new Map(
    results.flatMap(({ driver }) => {
      const stand = driver && nameless.get(driver.simApiId);
      return driver && stand ? [[driver.name, stand.name] as const] : [];
    }),
  );
  const forget = (result: RaceResult): RaceResult => {
    const team = result.team && { ...result.team, name: names.get(result.team.name) ?? result.team.name };
    const driver = result.driver && nameless.get(result.driver.simApiId);
    return driver ? { ...result, ...nothingPersonal, team, driver } : { ...result, team };
  };
  return { ...file, sessions: file.sessions.map((one) => ({ ...one, results: one.results.map(forget) })) };
}

const nothingPersonal = {
  bestLapMs: null,
  bestLapNumber: null,
  averageLapMs: null,
  ratingBefore: null,
  ratingAfter: null,
  safetyBefore: null,
  safetyAfter: null,
};

type Nameless = { simApiId: string; name: string; country: null };

/** Of these ids, those of erased people, also of those who were erased under an older secret. */
async function namelessAmong(
  tx: Tx,
  simulator: string,
  simApiIds: ReadonlySet<string>,
): Promise<Map<string, Nameless>> {
  const { secret, previousSecrets } = env();
  const byHash = new Map(
    [secret, ...previousSecrets].flatMap((key) =>
      [...simApiIds].map((simApiId) => [identityHash(simulator, simApiId, key), simApiId] as const),
    ),
  );
  if (byHash.size === 0) return new Map();
  const found = await tx
    .select({
      id: erasedIdentities.id,
      hash: erasedIdentities.identityHash,
      number: erasedIdentities.driverNumber,
      simApiId: simProfiles.simApiId,
    })
    .from(erasedIdentities)
    .leftJoin(simProfiles, eq(simProfiles.id, erasedIdentities.profileId))
    .where(inArray(erasedIdentities.identityHash, [...byHash.keys()]));
  return new Map(
    found.map(({ id, hash, number, simApiId }) => [
      byHash.get(hash) ?? '',
      { simApiId: simApiId ?? `erased-${id}`, name: `Driver ${number}`, country: null },
    ]),
  );
}
