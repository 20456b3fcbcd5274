import { ensurePosition } from '../index.ts';
import { isBuilding } from './build.ts';
import { readFetch, writeFetch } from './fetch-entries.ts';
import { handlerState } from './handler-state.ts';
import { readImage, writeImage } from './image-entries.ts';
import { invalidateNextTags } from './next-tags.ts';
import type { GetContext, HandlerContext, HandlerEntry, NextValue, SetContext } from './next-values.ts';
import { answerPageTags, isPageTagsCall } from './page-tags-answer.ts';
import { Renders } from './renders.ts';
import { reportHandlerFailure } from './report-failure.ts';
import { readResponse, writeResponse } from './response-entries.ts';
import { writerPosition } from './writer-position.ts';

/**
 * Next's `cacheHandler` over SimLane's cache: https://nextjs.org/docs/app/api-reference/config/next-config-js/incrementalCacheHandlerPath
 *
 * Next makes about three of these per request, so the constructor only keeps its argument; what lasts is in
 * `handlerState()`. A throwing `get` would be a 500: whatever fails here is a miss, reported.
 */
export default class IncrementalHandler {
  readonly #context: HandlerContext;
  #renders: Renders | undefined;

  constructor(context: HandlerContext) {
    this.#context = context;
  }

  async get(key: string, ctx: GetContext): Promise<HandlerEntry | null> {
    if (ctx.kind === 'FETCH' && isPageTagsCall(ctx.tags)) return answerPageTags();
    if (isBuilding()) return null;
    try {
      const position = writerPosition(this.#context._requestHeaders);
      if (position !== null) await ensurePosition(position);
      this.#renders ??= new Renders();
      const scope = { state: handlerState(), context: this.#context, renders: this.#renders };
      if (ctx.kind === 'FETCH') return await readFetch(scope, key, ctx);
      if (ctx.kind === 'IMAGE') return await readImage(scope, key);
      return await readResponse(scope, key, ctx);
    } catch (error) {
      reportHandlerFailure('get', error);
      return null;
    }
  }

  async set(key: string, value: NextValue, ctx: SetContext): Promise<void> {
    if (isBuilding() || isPageTagsCall(ctx.tags)) return;
    try {
      this.#renders ??= new Renders();
      const scope = { state: handlerState(), context: this.#context, renders: this.#renders };
      if (value?.kind === 'FETCH') await writeFetch(scope, key, value, ctx);
      else if (value?.kind === 'IMAGE') await writeImage(scope, key, value, ctx);
      else await writeResponse(scope, key, value, ctx);
    } catch (error) {
      reportHandlerFailure('set', error);
    }
  }

  async revalidateTag(tags: string | string[], durations?: { expire?: number }): Promise<void> {
    if (isBuilding()) return;
    await invalidateNextTags(typeof tags === 'string' ? [tags] : tags, durations);
  }
}
