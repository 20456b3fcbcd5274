import { isCurrent, readEntry, startPosition, writeEntry } from '../entries.ts';
import { redisKey } from './handler-state.ts';
import type { FetchValue, GetContext, HandlerEntry, SetContext } from './next-values.ts';
import { lifeOf, maxAssetMs, modifiedWhenFresh } from './page-life.ts';
import { decodeTag } from './response-tags.ts';
import type { Scope } from './scope.ts';
import { softenedTags } from './soft-tags.ts';

/** Next's data cache: `fetch` and `unstable_cache`. Its tags come with each call, not with the value. */
export async function readFetch(scope: Scope, key: string, ctx: GetContext): Promise<HandlerEntry | null> {
  const entry = redisKey(scope.state, scope.context.serverDistDir ?? '', key, 'fetch');
  const found = await readEntry<FetchValue>('fragment', entry);
  const asked = [...(ctx.tags ?? []), ...(ctx.softTags ?? [])].map(decodeTag);
  const isDue = found !== null && softenedTags([...found.tags, ...asked], found.position).length > 0;
  if (found && !isDue && isCurrent(asked, found.position)) {
    const cacheControl = { revalidate: found.value.revalidate };
    const ageMs = lifeOf(cacheControl, maxAssetMs).keepMs - found.remainingMs;
    return { value: found.value, lastModified: modifiedWhenFresh(ageMs, cacheControl) };
  }
  scope.renders.began(key, await startPosition('fragment'));
  return null;
}

export async function writeFetch(scope: Scope, key: string, value: FetchValue, ctx: SetContext): Promise<void> {
  const position = scope.renders.startOf(key);
  if (!position) return;
  const { keepMs } = lifeOf({ revalidate: value.revalidate }, maxAssetMs);
  const entry = redisKey(scope.state, scope.context.serverDistDir ?? '', key, 'fetch');
  const tags = (ctx.tags ?? []).map(decodeTag);
  await writeEntry('fragment', entry, { value, position, tags, freshMs: keepMs });
}
