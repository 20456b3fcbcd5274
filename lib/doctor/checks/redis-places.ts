import type { Verdict } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import type { DoctorPlace, RedisServer } from '../facts/redis.ts';
import type { RedisInfo } from '../facts/redis-info.ts';
import type { Level } from '../finding.ts';

const layerPlaces: readonly DoctorPlace[] = ['view', 'query', 'api'];
/** What must not be evicted: clocks and switches, sessions, jobs. */
const keptPlaces: readonly DoctorPlace[] = ['control', 'session', 'queue'];

export const holdsLayers = ({ places }: RedisServer) => places.some((place) => layerPlaces.includes(place));
export const holdsKept = ({ places }: RedisServer) => places.some((place) => keptPlaces.includes(place));

/** One verdict for each server that may be asked for INFO. */
export function eachServer<L extends Level>(
  { redis }: Facts,
  judge: (server: RedisServer & { info: RedisInfo }) => Verdict<L> | null,
): Verdict<L>[] {
  return (redis?.servers ?? []).flatMap((server) => {
    if (server.info === null) return [];
    const verdict = judge({ ...server, info: server.info });
    return verdict ? [{ about: `${server.address} (${server.places.join(', ')})`, ...verdict }] : [];
  });
}
