import { readEntry, startPosition, writeEntry } from '../entries.ts';
import { redisKey } from './handler-state.ts';
import type { CacheControl, HandlerEntry, ImageValue, SetContext } from './next-values.ts';
import { lifeOf, maxAssetMs, modifiedWhenFresh } from './page-life.ts';
import type { Scope } from './scope.ts';

type StoredImage = { value: ImageValue; cacheControl: CacheControl | undefined };

/** Optimised images (`images.customCacheHandler`). They depend on no data of ours; Next keeps one handler for all. */
export async function readImage(scope: Scope, key: string): Promise<HandlerEntry | null> {
  const entry = redisKey(scope.state, scope.context.serverDistDir ?? '', key, 'image');
  const found = await readEntry<StoredImage>('view', entry);
  if (!found) return null;
  const { value, cacheControl } = found.value;
  const ageMs = lifeOf(cacheControl, maxAssetMs).keepMs - found.remainingMs;
  return { value, lastModified: modifiedWhenFresh(ageMs, cacheControl), ...(cacheControl && { cacheControl }) };
}

export async function writeImage(scope: Scope, key: string, value: ImageValue, ctx: SetContext): Promise<void> {
  const position = await startPosition('view');
  if (!position) return;
  const { keepMs } = lifeOf(ctx.cacheControl, maxAssetMs);
  const entry = redisKey(scope.state, scope.context.serverDistDir ?? '', key, 'image');
  const stored: StoredImage = { value, cacheControl: ctx.cacheControl };
  await writeEntry('view', entry, { value: stored, position, tags: [], freshMs: keepMs });
}
