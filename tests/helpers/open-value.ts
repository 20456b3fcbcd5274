import { decodeEntry } from '../../lib/cache/codec.ts';
import { cacheRuntime } from '../../lib/cache/index.ts';
import { type Place, redisDbs } from '../../lib/cache/layers.ts';

/** What a value in Redis says to whoever has the site's secret: the entry in it, as JSON; of anything else its bytes. */
export function openValue(key: string, bytes: Buffer): string {
  const place = key.split(':')[2] ?? '';
  const ring = place in redisDbs ? cacheRuntime().ring(place as Place) : null;
  const decoded = decodeEntry(bytes, key, ring);
  return decoded ? JSON.stringify(decoded.entry) : bytes.toString('latin1');
}
