import { updateTag } from 'next/cache';
import type { Written } from '../db/write.ts';
import { setPositionCookie } from './position-cookie.ts';

/**
 * After a mutation, in a server action, before any redirect: the writer's next request, on any instance, waits for
 * this write; and the client's router drops what it holds of it.
 */
export async function finishWrite(written: Written<unknown>): Promise<void> {
  await setPositionCookie(written.position);
  for (const tag of written.tags) updateTag(tag);
}
