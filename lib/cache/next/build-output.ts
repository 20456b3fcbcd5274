import { createRequire } from 'node:module';
import type { GetContext, HandlerContext, HandlerEntry } from './next-values.ts';
import { dependsOnData, responseTags } from './response-tags.ts';

/**
 * What `next build` prerendered, for when nothing can be stored: a page that reads no data need not be rendered for
 * each request while Redis is away. Pages of data are refused, and since a build collects no tags of our reads, its
 * word is not taken for it: the page must have been seen without data in a tagged render of this process.
 */
const internalModule = 'next/dist/server/lib/incremental-cache/file-system-cache.js';
const maxPaths = 1_000;

type Reader = { get(key: string, ctx: GetContext): Promise<HandlerEntry | null> };

export class BuildOutput {
  readonly #withoutData = new Set<string>();

  /** Called with each render of this process that came with its tags. */
  observe(nextKey: string, tags: readonly string[]): void {
    if (dependsOnData(tags)) this.#withoutData.delete(nextKey);
    else if (this.#withoutData.size < maxPaths) this.#withoutData.add(nextKey);
  }

  async read(nextKey: string, ctx: GetContext, context: HandlerContext): Promise<HandlerEntry | null> {
    if (!this.#withoutData.has(nextKey)) return null;
    const entry = await createReader(context)?.get(nextKey, ctx);
    if (!entry?.value) return null;
    const tags = responseTags(nextKey, entry.value);
    return tags === null || dependsOnData(tags) ? null : entry;
  }
}

/** Next's own reader of the build: it checks that a file was made for exactly this key. */
function createReader(context: HandlerContext): Reader | null {
  try {
    const loaded: unknown = createRequire(import.meta.url)(internalModule);
    const FileSystemCache = (loaded as { default: new (ctx: object) => Reader }).default;
    return new FileSystemCache({ ...context, flushToDisk: false, maxMemoryCacheSize: 0, revalidatedTags: [] });
  } catch {
    return null;
  }
}
