import { LRUCache } from 'lru-cache';
import { log } from '../log/index.ts';
import type { InvalidationSource } from './reporter.ts';
import { type CacheRuntime, cacheRuntime } from './runtime.ts';

export type InvalidateOptions = {
  /** Postgres' id of the committed transaction, so that the relay does not bump its tags again. */
  transactionId?: string;
  source?: InvalidationSource;
};

/** How long after a committed write Next may still hand us that write's own tags. */
const echoMs = 5_000;
const echoes = new WeakMap<CacheRuntime, LRUCache<string, number>>();

/**
 * Ends every entry that carries one of these tags, on all instances: one round trip, whatever their number.
 *
 * @returns the position a reader must have reached to see it, or null when the clocks could not be reached. That is
 * logged and reported, not thrown: the write is committed, and the outbox keeps its tags for the relay.
 */
export async function invalidate(
  tags: readonly string[],
  { transactionId, source = 'app' }: InvalidateOptions = {},
  runtime = cacheRuntime(),
): Promise<number | null> {
  const wanted = [...new Set(tags)];
  if (wanted.length === 0) return runtime.mirror.position?.s ?? null;
  try {
    const { seq, epoch } = await runtime.clocks.bump(wanted, transactionId);
    runtime.mirror.noteBump(wanted, seq, epoch);
    if (transactionId !== undefined) remember(runtime, wanted, seq);
    runtime.reporter.emit({ type: 'invalidation', source, tags: wanted, ok: true });
    return seq;
  } catch (err) {
    runtime.mirror.noteLostBump();
    runtime.reporter.emit({ type: 'invalidation', source, tags: wanted, ok: false });
    log.error({ err, tags: wanted.length, source }, 'tags could not be invalidated');
    return null;
  }
}

/**
 * As `invalidate`, for tags that may be the echo of a write this process has just committed and bumped (a server action
 * calls Next's `updateTag`, which comes back here, twice). Those are not bumped again: an entry newer than the first
 * bump was loaded after the commit, and a further write has a bump of its own.
 */
export async function invalidateOnce(tags: readonly string[], runtime = cacheRuntime()): Promise<number | null> {
  const known = echoes.get(runtime);
  const unknown = tags.filter((tag) => known?.get(tag) === undefined);
  if (unknown.length > 0) return invalidate(unknown, {}, runtime);
  return Math.max(0, ...tags.map((tag) => known?.get(tag) ?? 0));
}

function remember(runtime: CacheRuntime, tags: readonly string[], seq: number): void {
  let known = echoes.get(runtime);
  if (!known) {
    known = new LRUCache({ max: 10_000, ttl: echoMs });
    echoes.set(runtime, known);
  }
  for (const tag of tags) known.set(tag, seq);
}

/** Brings this process to at least `position`, which a writer's cookie names. Bounded: a cookie is the visitor's word. */
export async function ensurePosition(position: number, runtime = cacheRuntime()): Promise<void> {
  // Also where more is known already: after a flush numbers begin anew, and the cookie does not say of which history it is.
  if (position >= 0) await runtime.mirror.require();
}
