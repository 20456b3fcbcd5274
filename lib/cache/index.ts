import { type CachedOptions, cached } from './cached.ts';
import { invalidate } from './invalidate.ts';
import type { CacheArg } from './keys.ts';
import type { Layer } from './layers.ts';
import type { InvalidationSource } from './reporter.ts';
import { cacheRuntime, type ReadHook } from './runtime.ts';
import { layerTag } from './tags.ts';

export { type CachedOptions, cached, type Owner } from './cached.ts';
export { type Duration, hours, minutes, seconds } from './durations.ts';
export { ensurePosition, invalidate, invalidateOnce } from './invalidate.ts';
export type { CacheArg } from './keys.ts';
export { type Layer, layers } from './layers.ts';
export { cacheRuntime, closeCache } from './runtime.ts';

type Named<A extends readonly CacheArg[], T> = Omit<CachedOptions<A, T>, 'layer'>;

/** A cached query: `name` is the model. */
export const query = <A extends readonly CacheArg[], T>(loader: (...args: A) => Promise<T>, options: Named<A, T>) =>
  cached(loader, { ...options, layer: 'query' });

/** A cached panel's view model, for what it depends on: club × role class × user, say. */
export const fragment = <A extends readonly CacheArg[], T>(loader: (...args: A) => Promise<T>, options: Named<A, T>) =>
  cached(loader, { ...options, layer: 'fragment' });

/** The last invalidation this process knows of; null before its first sync. */
export const currentPosition = (): number | null => cacheRuntime().mirror.position?.s ?? null;

/** Ends every entry of a layer. Sessions are no layer: nobody is signed out. */
export const clearLayer = (layer: Layer, source: InvalidationSource): Promise<number | null> =>
  invalidate([layerTag(layer)], { source });

/** Called, and awaited, with each outermost read of `cached`. One for the process: a later call replaces it. */
export function onRead(hook: ReadHook): void {
  cacheRuntime().readHook = hook;
}
