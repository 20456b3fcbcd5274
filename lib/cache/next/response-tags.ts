import type { NextValue } from './next-values.ts';
import { reservedTag, uncacheableTag } from './reserved-tags.ts';

const tagsHeader = 'x-next-cache-tags';
/** How Next writes the tags behind `revalidatePath`. */
export const pathTagPrefix = '_N_T_';

/**
 * The tags a response depends on, or null if it must not be stored. Values that carry no headers (a redirect, a
 * cached 404 of the pages router) depend on their path, so that `revalidatePath` reaches them.
 */
export function responseTags(nextKey: string, value: NextValue): string[] | null {
  const header = value !== null && 'headers' in value ? value.headers?.[tagsHeader] : undefined;
  const tags = typeof header === 'string' && header !== '' ? [...new Set(header.split(',').map(decodeTag))] : [];
  if (tags.includes(uncacheableTag)) return null;
  const path = nextKey.split('/$', 2)[1];
  if (tags.length === 0 && path !== undefined) tags.push(`${pathTagPrefix}${path}`);
  return tags.filter((tag) => tag !== reservedTag);
}

/** Next percent-encodes what a header can't carry, our own tags also encode the comma; tags are compared decoded. */
export function decodeTag(tag: string): string {
  if (!tag.includes('%')) return tag;
  try {
    return decodeURIComponent(tag);
  } catch {
    return tag;
  }
}

/** Whether anything but the page's own path is behind it. */
export function dependsOnData(tags: readonly string[]): boolean {
  return tags.some((tag) => !tag.startsWith(pathTagPrefix));
}
