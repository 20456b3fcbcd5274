import { currentRequest, type RequestScope } from './scope.ts';

/**
 * A route handler whose answers say where they come from: `Cache-Status` (RFC 9211) and `Server-Timing`. Only counts and
 * durations of the request itself: nothing of who asked or what for. Pages can't have these, their headers leave before
 * they are rendered: the log has the same figures.
 */
export function withTimings<A extends readonly unknown[]>(
  handler: (...args: A) => Promise<Response>,
): (...args: A) => Promise<Response> {
  return async (...args) => {
    const response = await handler(...args);
    const scope = currentRequest();
    if (!scope) return response;
    response.headers.set('Cache-Status', cacheStatus(scope));
    response.headers.set('Server-Timing', serverTiming(scope));
    return response;
  };
}

/** `hit`: all of it came from the cache; `fwd=miss`: some of it had to be loaded; `fwd=bypass`: the cache was not asked. */
export function cacheStatus({ hits, misses, bypasses }: Pick<RequestScope, 'hits' | 'misses' | 'bypasses'>): string {
  if (misses > 0) return 'SimLane; fwd=miss; stored';
  if (bypasses > 0 || hits.l1 + hits.l2 === 0) return 'SimLane; fwd=bypass';
  return 'SimLane; hit';
}

export function serverTiming({ hits, misses, queries, queryMs, startedAtMs }: RequestScope): string {
  const reads = `l1 ${hits.l1}, l2 ${hits.l2}, misses ${misses}`;
  const totalMs = performance.now() - startedAtMs;
  return `cache;desc="${reads}", db;dur=${queryMs.toFixed(1)};desc="${queries} queries", total;dur=${totalMs.toFixed(1)}`;
}
