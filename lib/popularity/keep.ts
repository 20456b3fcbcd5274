import { Packr } from 'msgpackr';
import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { openText, sealText } from '../cache/sealing.ts';
import { metricStore, type Scored } from '../metrics/store.ts';
import type { PopularRead } from './observe.ts';

/** `times`: how often it was asked for, with what is long ago counting less. */
export type Popular<T> = { what: T; times: number };

export const keptReads = 2_000;
const keptPages = 2_000;
export const popularityLifeSeconds = 14 * 86_400;
const packr = new Packr({ moreTypes: true });

/** Under one hash tag. `calls` holds, by the key of its entry, how a read is called, sealed; `warmed` the builds. */
export function popularityKeys(keyPrefix: string) {
  const prefix = `${keyPrefix}:{popular}`;
  return {
    reads: `${prefix}:reads`,
    calls: `${prefix}:calls`,
    pages: `${prefix}:pages`,
    warmed: `${prefix}:warmed`,
    decayed: (hour: number) => `${prefix}:decayed:${hour}`,
  };
}

export async function keepReads(
  reads: readonly { key: string; what: PopularRead; times: number }[],
  runtime: CacheRuntime,
): Promise<void> {
  const ring = runtime.ringFor('popularity');
  if (reads.length === 0 || !ring) return;
  const store = metricStore(runtime);
  const keys = popularityKeys(runtime.keyPrefix);
  for (const { key, what } of reads)
    await store.setField(keys.calls, key, sealText(packr.pack(what), ring, key), popularityLifeSeconds);
  const scores: Scored = reads.map(({ key, times }) => [key, times]);
  await store.score(keys.reads, scores, { most: keptReads, by: 'adding', lifeSeconds: popularityLifeSeconds });
}

export async function keepPages(
  pages: readonly { what: string; times: number }[],
  runtime: CacheRuntime,
): Promise<void> {
  const scores: Scored = pages.map(({ what, times }) => [what, times]);
  const { pages: key } = popularityKeys(runtime.keyPrefix);
  await metricStore(runtime).score(key, scores, { most: keptPages, by: 'adding', lifeSeconds: popularityLifeSeconds });
}

/** The most popular first. Throws when Redis is away. */
export async function listPopularReads(
  most: number,
  runtime: CacheRuntime = cacheRuntime(),
): Promise<Popular<PopularRead>[]> {
  const store = metricStore(runtime);
  const keys = popularityKeys(runtime.keyPrefix);
  const [scores, [calls = {}]] = await Promise.all([store.highest(keys.reads, most), store.hashes([keys.calls])]);
  return scores.flatMap(([key, times]) => {
    const what = openPopularRead(calls[key] ?? '', key, runtime);
    return what ? [{ what, times }] : [];
  });
}

/** Paths of Next's tree of visitors' pages, such as `/en/profiles/list`, the most popular first. Throws when Redis is away. */
export async function listPopularPages(
  most: number,
  runtime: CacheRuntime = cacheRuntime(),
): Promise<Popular<string>[]> {
  const { pages } = popularityKeys(runtime.keyPrefix);
  const scores = await metricStore(runtime).highest(pages, most);
  return scores.map(([what, times]) => ({ what, times }));
}

/** How a popular read is called, from the field `key` of what is kept; null for what nothing opens any more. */
export function openPopularRead(text: string, key: string, runtime: CacheRuntime): PopularRead | null {
  const ring = runtime.ringFor('popularity');
  const plain = ring && openText(text, ring, key);
  return plain && (packr.unpack(plain) as PopularRead);
}
