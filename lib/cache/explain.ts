import { isSwitchedOff, type Trust, trustNow } from './bounds.ts';
import { readHeader } from './codec.ts';
import type { EntryHeader, Position } from './entry.ts';
import { nameOfKey } from './keys.ts';
import { isLayer, type Place } from './layers.ts';
import { type CacheRuntime, cacheRuntime } from './runtime.ts';
import { keyTag, layerTag } from './tags.ts';

/**
 * Why a reader gets an entry, or not. `bypassed`: nothing is trusted now; `other-history`: made before the clocks began
 * anew; `ahead`: from beyond what is known, so of a lost history; `pruned`: from before the oldest clock that is kept.
 */
export type EntryVerdict =
  | 'valid'
  | 'stale'
  | 'none'
  | 'unreadable'
  | 'bypassed'
  | 'switched-off'
  | 'expired'
  | 'invalidated'
  | 'other-history'
  | 'ahead'
  | 'pruned';

/** What is known of one key. Times in ms. Never the value. */
export type Explained = {
  key: string;
  place: Place;
  name: string;
  verdict: EntryVerdict;
  trust: Trust;
  clocks: (Position & { mirrorAgeMs: number; relayLagMs: number | null }) | null;
  /** How the entry lies in Redis; null where there is none. */
  stored: { bytes: number; ttlMs: number; isSealed: boolean; isCompressed: boolean } | null;
  entry: {
    position: Position;
    ageMs: number;
    freshMs: number;
    keptMs: number;
    costMs: number;
  } | null;
  /** Each tag's clock: above the entry's position, it ended the entry. */
  tags: { tag: string; clock: number; ended: boolean }[];
  /** In this process. */
  inL1: boolean;
};

/** Explains a key of dbs 1 to 4. Null for what is no such key. Throws when Redis can't be reached. */
export async function explainKey(key: string, runtime: CacheRuntime = cacheRuntime()): Promise<Explained | null> {
  const place = placeOf(key, runtime);
  if (!place) return null;
  const trust = await trustNow(runtime);
  const bytes = await runtime.store(place).get(key);
  const ttlMs = (await runtime.connections?.to(place).run((redis) => redis.pttl(key))) ?? -1;
  const header = bytes && readHeader(bytes);
  const { mirror } = runtime;
  const { position } = mirror;
  const own = isLayer(place) ? [layerTag(place), keyTag(key)] : [];
  const at = header?.position.s ?? -1;
  const tags = [...(header?.tags ?? []), ...own].map((tag) => {
    const clock = mirror.clockOf(tag);
    return { tag, clock, ended: header !== null && clock > at };
  });
  return {
    key,
    place,
    name: nameOfKey(key),
    verdict: verdictOn(runtime, { place, key, bytes, header, tags, trust }),
    trust,
    clocks: position && { ...position, mirrorAgeMs: mirror.ageMs, relayLagMs: mirror.relayLagMs() },
    stored: bytes && {
      bytes: bytes.length,
      ttlMs,
      isSealed: header?.isSealed ?? false,
      isCompressed: header?.isCompressed ?? false,
    },
    entry: header && {
      position: header.position,
      ageMs: mirror.nowMs() - header.storedAtMs,
      freshMs: header.freshUntilMs - mirror.nowMs(),
      keptMs: header.keepUntilMs - mirror.nowMs(),
      costMs: header.costMs,
    },
    tags,
    inL1: runtime.l1.get(key) !== undefined,
  };
}

type Facts = {
  place: Place;
  key: string;
  bytes: Buffer | null;
  header: EntryHeader | null;
  tags: Explained['tags'];
  trust: Trust;
};

function verdictOn(runtime: CacheRuntime, { place, key, bytes, header, tags, trust }: Facts): EntryVerdict {
  const { mirror } = runtime;
  if (isLayer(place) && isSwitchedOff(runtime, place, key)) return 'switched-off';
  if (!bytes) return 'none';
  if (!header) return 'unreadable';
  if (trust !== 'synced' || !mirror.position) return 'bypassed';
  if (header.position.epoch !== mirror.position.epoch) return 'other-history';
  if (header.position.s > mirror.position.s) return 'ahead';
  if (tags.some(({ ended }) => ended)) return 'invalidated';
  if (!mirror.isValid(header)) return 'pruned';
  const nowMs = mirror.nowMs();
  if (nowMs >= header.keepUntilMs) return 'expired';
  return nowMs >= header.freshUntilMs ? 'stale' : 'valid';
}

function placeOf(key: string, { keyPrefix }: CacheRuntime): Exclude<Place, 'control'> | null {
  const [prefix, version = '', place = ''] = key.split(':', 3);
  if (prefix !== keyPrefix || !/^v\d+$/.test(version)) return null;
  return isLayer(place) || place === 'session' ? place : null;
}
