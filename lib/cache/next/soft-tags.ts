import { isCurrent, type Position } from '../entries.ts';
import { cacheRuntime, invalidate } from '../index.ts';

/**
 * `revalidateTag(tag, { expire: n })`: stale now, gone after n seconds. The bump goes to a tag of its own (`~tag`), so
 * that entries stay valid but due; how long they may still be served is a key in Redis that ends after n seconds. The
 * tag `~` is bumped along, so that a read pays one look-up as long as nothing has ever been softened.
 */
const anySoft = ['~'];
/** Longer than any view lives. */
const maxSoftSeconds = 15 * 60;

const soft = (tag: string): string => `~${tag}`;

export async function softenTags(tags: readonly string[], expireSeconds: number): Promise<number | null> {
  const { control, keyPrefix } = cacheRuntime();
  if (!control) return null;
  const ttlMs = Math.min(expireSeconds, maxSoftSeconds) * 1000;
  // NX: an entry softened twice is gone at the earlier time.
  await Promise.all(tags.map((tag) => control.set(servingKey(keyPrefix, tag), '1', 'PX', ttlMs, 'NX')));
  return invalidate([...anySoft, ...tags.map(soft)], { source: 'app' });
}

export function softenedTags(tags: readonly string[], position: Position): readonly string[] {
  if (isCurrent(anySoft, position)) return [];
  return tags.filter((tag) => !isCurrent([soft(tag)], position));
}

/** Whether all of these may still be served. Where Redis can't say, they may not. */
export async function maySoftenedBeServed(tags: readonly string[]): Promise<boolean> {
  const { control, keyPrefix } = cacheRuntime();
  if (!control) return false;
  const found = await Promise.all(tags.map((tag) => control.exists(servingKey(keyPrefix, tag))));
  return found.every((exists) => exists === 1);
}

function servingKey(keyPrefix: string, tag: string): string {
  return `${keyPrefix}:soft:${tag}`;
}
