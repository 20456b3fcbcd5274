import { trustNow } from './bounds.ts';
import { decodeEntry, encodeEntry } from './codec.ts';
import type { Position } from './entry.ts';
import { recordKeyOf } from './keys.ts';
import { reported } from './reported.ts';
import type { MissCause } from './reporter.ts';
import { type CacheRuntime, cacheRuntime } from './runtime.ts';

/**
 * Records that Postgres keeps too and that are read on nearly every request: sessions. Judged by clocks like entries of
 * the cache, but under no switch, in no L1, and not touched by clearing; sealed. When Redis can't be trusted there is none.
 */
export type RecordStore<T> = {
  get(id: string): Promise<{ value: T; valid: boolean } | null>;
  /** `position`: known before the record was read from Postgres. */
  set(id: string, value: T, ttlMs: number, tags: readonly string[], position: Position): Promise<void>;
  /** Gives it its whole life again, without writing it. */
  touch(id: string, ttlMs: number): Promise<void>;
  delete(id: string): Promise<void>;
};

type RecordSeen =
  | { type: 'hit'; tier: 'l2'; result: 'hit' }
  | { type: 'miss'; cause: MissCause; endedBy: string | null };

/** No method throws. `id` must not tell who or what it is: it is part of the key as it is. */
export function recordStore<T>(place: 'session', runtimeOf: () => CacheRuntime = cacheRuntime): RecordStore<T> {
  const keyOf = (runtime: CacheRuntime, id: string) => recordKeyOf(runtime.keyPrefix, place, id);
  return {
    async get(id) {
      const runtime = runtimeOf();
      const sentAtMs = performance.now();
      const seen = (result: RecordSeen) => {
        const durationMs = performance.now() - sentAtMs;
        runtime.reporter.emit({ ...result, layer: place, name: place, durationMs });
      };
      if ((await trustNow(runtime)) !== 'synced') {
        runtime.reporter.emit({ type: 'bypass', layer: place, name: place });
        return null;
      }
      const bytes = await reported(runtime, place, 'read', () => runtime.store(place).get(keyOf(runtime, id)));
      const decoded = bytes && decodeEntry<T>(bytes, keyOf(runtime, id), runtime.ring(place));
      if (!decoded) {
        seen({ type: 'miss', cause: 'cold', endedBy: null });
        return null;
      }
      if (runtime.mirror.isAhead(decoded.entry.position)) await runtime.mirror.refresh();
      const valid = runtime.mirror.isValid(decoded.entry);
      if (valid) seen({ type: 'hit', tier: 'l2', result: 'hit' });
      else seen({ type: 'miss', cause: 'invalidated', endedBy: runtime.mirror.endedBy(decoded.entry) });
      return { value: decoded.entry.value, valid };
    },
    async set(id, value, ttlMs, tags, position) {
      const runtime = runtimeOf();
      if (!runtime.mirror.isValid({ position, tags })) return;
      const storedAtMs = runtime.mirror.nowMs();
      // Its life slides by EXPIRE alone: the times in the entry do not end it.
      const never = Number.MAX_SAFE_INTEGER;
      const entry = { value, position, tags, storedAtMs, freshUntilMs: never, keepUntilMs: never, costMs: 0 };
      const key = keyOf(runtime, id);
      const { bytes } = encodeEntry(entry, key, runtime.ring(place));
      await reported(runtime, place, 'write', () => runtime.store(place).set(key, bytes, ttlMs));
    },
    async touch(id, ttlMs) {
      const runtime = runtimeOf();
      await reported(runtime, place, 'write', () => runtime.store(place).touch(keyOf(runtime, id), ttlMs));
    },
    async delete(id) {
      const runtime = runtimeOf();
      await reported(runtime, place, 'write', () => runtime.store(place).delete(keyOf(runtime, id)));
    },
  };
}
