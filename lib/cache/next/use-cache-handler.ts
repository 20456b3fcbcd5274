import type { CacheEntry, CacheHandler } from 'next/cache';
import {
  type EntryKey,
  entryKey,
  isCurrent,
  keyedHash,
  type Position,
  readEntry,
  startPosition,
  writeEntry,
} from '../entries.ts';
import { cacheRuntime } from '../index.ts';
import { isBuilding } from './build.ts';
import { invalidateNextTags } from './next-tags.ts';
import { maxAssetMs, nextNowMs } from './page-life.ts';
import { reportHandlerFailure } from './report-failure.ts';
import { reservedTag, uncacheableTag } from './reserved-tags.ts';
import { decodeTag } from './response-tags.ts';
import { maySoftenedBeServed, softenedTags } from './soft-tags.ts';

/**
 * Next's `cacheHandlers` ('use cache') over SimLane's cache: the same clocks as pages and `cached` reads, so that one
 * invalidation ends all of them. https://nextjs.org/docs/app/api-reference/config/next-config-js/cacheHandlers
 */
type Stored = Pick<CacheEntry, 'tags' | 'stale' | 'expire' | 'revalidate'> & {
  bytes: Buffer;
  /** How old, in ms, it was when it was stored: generating it took as long. */
  ageMs: number;
};
type Noted = { atMs: number; position: Position };
type State = { pending: Map<string, Promise<void>>; noted: Noted[] };

const slot: { [key: symbol]: unknown } = globalThis as never;
const memo = Symbol.for('simlane.use-cache-handler');
const rememberedPositions = 1_000;
/** Next asks `get` to look at the tags of the route, instead of comparing times. */
const checkedByGet = Number.POSITIVE_INFINITY;

const handler: CacheHandler = {
  async get(cacheKey, softTags) {
    if (isBuilding()) return undefined;
    try {
      await state().pending.get(cacheKey);
      return await read(cacheKey, softTags.map(decodeTag));
    } catch (error) {
      reportHandlerFailure('get', error);
      return undefined;
    }
  },

  async set(cacheKey, pendingEntry) {
    if (isBuilding()) return;
    const { pending } = state();
    const { promise, resolve } = Promise.withResolvers<void>();
    pending.set(cacheKey, promise);
    try {
      await write(cacheKey, await pendingEntry);
    } catch (error) {
      // Also a value that broke off while it was made: what there is of it is no entry.
      reportHandlerFailure('set', error);
    } finally {
      if (pending.get(cacheKey) === promise) pending.delete(cacheKey);
      resolve();
    }
  },

  async refreshTags() {
    if (!isBuilding()) await cacheRuntime().mirror.ensureFresh();
  },

  async getExpiration() {
    return checkedByGet;
  },

  async updateTags(tags, durations) {
    if (!isBuilding()) await invalidateNextTags(tags, durations);
  },
};

export default handler;

async function read(cacheKey: string, softTags: readonly string[]): Promise<CacheEntry | undefined> {
  const key = keyOf(cacheKey);
  const held = await readEntry<Stored>('fragment', key);
  // Tags of the route are not the entry's own: another instance may have replaced what is still valid here.
  const isOld = held?.source === 'l1' && !isCurrent(softTags, held.position);
  const found = isOld ? await readEntry<Stored>('fragment', key, { skipL1: true }) : held;
  // Generating begins after this, if it must: it can have read nothing older than what is known now.
  note(await startPosition('fragment'));
  if (!found || !isCurrent(softTags, found.position)) return undefined;
  const { bytes, ageMs, ...entry } = found.value;
  const softened = softenedTags([...found.tags, ...softTags], found.position);
  if (softened.length > 0 && !(await maySoftenedBeServed(softened))) return undefined;
  const sinceMs = cacheRuntime().mirror.nowMs() - found.storedAtMs;
  return {
    ...entry,
    tags: [...entry.tags],
    // On this process' clock, whichever instance made it.
    timestamp: nextNowMs() - sinceMs - ageMs,
    ...(softened.length > 0 && { revalidate: -1 }),
    value: streamOf(bytes),
  };
}

async function write(cacheKey: string, entry: CacheEntry): Promise<void> {
  const { value, timestamp, tags, stale, expire, revalidate } = entry;
  // Read in any case: the stream holds the request that made it.
  const bytes = Buffer.from(await new Response(value).arrayBuffer());
  const position = positionAt(timestamp);
  const ageMs = nextNowMs() - timestamp;
  const freshMs = Math.min(expire * 1_000, maxAssetMs) - ageMs;
  if (!position || freshMs <= 0 || tags.includes(uncacheableTag)) return;
  const stored: Stored = { bytes, ageMs, tags: [...tags], stale, expire, revalidate };
  const judgedBy = tags.filter((tag) => tag !== reservedTag).map(decodeTag);
  await writeEntry('fragment', keyOf(cacheKey), { value: stored, position, tags: judgedBy, freshMs });
}

/** What was known when something began to be made at `timestampMs`; null: nothing, so it is not stored. */
function positionAt(timestampMs: number): Position | null {
  return state().noted.findLast(({ atMs }) => atMs <= timestampMs)?.position ?? null;
}

function note(position: Position | null): void {
  const { noted } = state();
  const last = noted.at(-1)?.position;
  if (!position || (last?.s === position.s && last.epoch === position.epoch)) return;
  noted.push({ atMs: nextNowMs(), position });
  if (noted.length > rememberedPositions) noted.shift();
}

function keyOf(cacheKey: string): EntryKey {
  return entryKey('fragment', 'use-cache', keyedHash(['use-cache', cacheKey]));
}

function streamOf(bytes: Buffer): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes));
      controller.close();
    },
  });
}

/** One for the process: Next loads this file outside its bundle, perhaps more than once. */
function state(): State {
  const known = slot[memo] as State | undefined;
  if (known) return known;
  const made: State = { pending: new Map(), noted: [] };
  slot[memo] = made;
  return made;
}
