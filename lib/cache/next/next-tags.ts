import { log } from '../../log/index.ts';
import { invalidateOnce } from '../index.ts';
import { decodeTag } from './response-tags.ts';
import { softenTags } from './soft-tags.ts';

type Durations = { expire?: number };

/**
 * `revalidateTag`, `updateTag` and `revalidatePath`. It must not throw (a route handler would answer 200 all the
 * same), so a failure is loud in the log. `expire` is in seconds; without it, or with 0, nothing is served again.
 */
export async function invalidateNextTags(tags: readonly string[], durations?: Durations): Promise<void> {
  const wanted = [...new Set(tags.flatMap(asStored))];
  if (wanted.length === 0) return;
  try {
    const softSeconds = durations?.expire ?? 0;
    const position = softSeconds > 0 ? await softenTags(wanted, softSeconds) : await invalidateOnce(wanted);
    if (position === null) log.error({ tags: wanted }, 'tags could not be invalidated: Redis is not available');
  } catch (error) {
    log.error({ err: error, tags: wanted }, 'tags could not be invalidated');
  }
}

/** On a page, Next splits a tag at its commas: such a tag is invalidated whole and in its pieces. */
function asStored(tag: string): string[] {
  const whole = decodeTag(tag);
  return tag.includes(',') ? [whole, ...tag.split(',').map(decodeTag)] : [whole];
}
