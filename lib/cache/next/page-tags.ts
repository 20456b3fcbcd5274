import { unstable_cache } from 'next/cache';
import { onRead } from '../index.ts';
import { encodeTag, maxTagLength, maxTagsPerCall, reservedTag, uncacheableTag } from './reserved-tags.ts';
import { collectsPageTags } from './static-render.ts';

const oneYearSeconds = 31_536_000;
const done = Promise.resolve();

/**
 * Next collects a page's tags from `fetch` and `unstable_cache` only. So each read of ours in a static render also
 * awaits an `unstable_cache` call that has the read's tags and its remaining life: the page then carries all tags of
 * what it shows, and lives no longer than the shortest of it.
 */
export function registerPageTags(): void {
  onRead(({ tags, remainingMs }) => (collectsPageTags() ? carryToPage(tags, remainingMs) : done));
}

async function carryToPage(tags: readonly string[], remainingMs: number): Promise<void> {
  const revalidate = Math.min(oneYearSeconds, Math.max(1, Math.floor(remainingMs / 1000)));
  const encoded = tags.map(encodeTag);
  const carried = encoded.map((tag) => (tag.length > maxTagLength ? uncacheableTag : tag));
  const perCall = maxTagsPerCall - 1;
  for (let from = 0; from === 0 || from < carried.length; from += perCall) {
    const part = [reservedTag, ...carried.slice(from, from + perCall)];
    await unstable_cache(nothing, [reservedTag], { tags: part, revalidate })();
  }
}

async function nothing(): Promise<null> {
  return null;
}
