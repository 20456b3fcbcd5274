import { tag } from '../../drizzle/tags.ts';
import { cacheRuntime } from '../../lib/cache/index.ts';
import { readPersonalKey } from '../../lib/users/personal-key.ts';

/** What a session brings along with each request of its user. */
export async function bringPersonalKey(userId: string): Promise<void> {
  const key = await readPersonalKey(userId);
  if (!key) throw new Error('there is no such user');
  await cacheRuntime().mirror.refresh();
  cacheRuntime().personalRings.note(tag.user(userId), key);
}
