/** Marks the `unstable_cache` calls that carry tags up to a page: the handler answers them itself, without Redis. */
export const reservedTag = 'simlane.page-tags';

/** On a page that read something whose tags Next can't carry: stored, it could not be invalidated. */
export const uncacheableTag = 'simlane.uncacheable';

/** Next's limits: it drops what is beyond them with a warning, and a dropped tag is a page that stays stale. */
export const maxTagsPerCall = 128;
export const maxTagLength = 256;

/** A tag as it can stand in a comma-separated header; `decodeTag` is the way back. */
export function encodeTag(tag: string): string {
  return tag.replace(/[^\x21-\x7e]+|[,%]/g, (run) => encodeURIComponent(run));
}
