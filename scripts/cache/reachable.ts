import { cacheRuntime } from '../../lib/cache/index.ts';
import type { CacheRuntime } from '../../lib/cache/runtime.ts';
import { env } from '../../lib/env/index.ts';
import { Failure } from '../failure.ts';

/** The cache, with Redis behind it that answers. Else the failure says what to do. */
export async function reachableCache(): Promise<CacheRuntime> {
  if (!env().redisUrl && !env().redisUrls.control) {
    throw new Failure('REDIS_URL is not set.', 'Set it, or start SimLane in this folder with `npm run up`.');
  }
  const runtime = cacheRuntime();
  if (!(await runtime.mirror.refresh())) {
    throw new Failure('Redis can not be reached.', 'Is it running, and are REDIS_URL and its password right?');
  }
  return runtime;
}
