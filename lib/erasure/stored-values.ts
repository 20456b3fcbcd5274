import { decodeEntry, readHeader } from '../cache/codec.ts';
import { sealedPlaces } from '../cache/layers.ts';
import type { CacheRuntime } from '../cache/runtime.ts';
import { type Keyring, ringOf, type SealingKey } from '../cache/sealing.ts';
import { openPopularRead, popularityKeys } from '../popularity/keep.ts';
import { isNamedIn, type Names } from './match.ts';
import type { Place, Reading } from './scan-redis.ts';

/**
 * Reads what the site keeps in Redis as its own code would, and everything else as bytes: entries and sessions are
 * unsealed, with the site's secrets or with `personal` keys, decompressed and decoded.
 */
export function readerOf(runtime: CacheRuntime, personal: readonly SealingKey[], names: Names) {
  const rings = new Map<string, Keyring>(
    sealedPlaces.flatMap((place) => {
      const own = runtime.ring(place);
      return own ? [[place, ringOf(own.current, [...personal, ...own.byId.values()])] as const] : [];
    }),
  );
  const { calls } = popularityKeys(runtime.keyPrefix);
  return ({ key, part }: Place, value: Buffer): Reading => {
    if (key === calls && part !== null) {
      const call = openPopularRead(value.toString(), part, runtime);
      return call ? readingOf(call, names) : 'unreadable';
    }
    const header = readHeader(value);
    if (!header) return readingOf(value, names);
    if (isNamedIn(header.tags, names)) return 'named';
    const ring = header.isSealed ? (rings.get(key.split(':', 3)[2] ?? '') ?? null) : null;
    const decoded = decodeEntry(value, key, ring);
    return decoded ? readingOf(decoded.entry.value, names) : 'unreadable';
  };
}

const readingOf = (value: unknown, names: Names): Reading => (isNamedIn(value, names) ? 'named' : 'clean');
