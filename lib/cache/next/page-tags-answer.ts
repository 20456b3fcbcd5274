import type { HandlerEntry } from './next-values.ts';
import { nextNowMs } from './page-life.ts';
import { reservedTag } from './reserved-tags.ts';

/** The calls of `page-tags.ts` exist for their tags only; recognised by the tag, since function names are minified. */
export function isPageTagsCall(tags: readonly string[] | undefined): boolean {
  return tags?.[0] === reservedTag;
}

const oneYearSeconds = 31_536_000;

export function answerPageTags(): HandlerEntry {
  return {
    value: {
      kind: 'FETCH',
      data: { headers: {}, body: 'null', status: 200, url: '' },
      revalidate: oneYearSeconds,
    },
    lastModified: nextNowMs(),
  };
}
