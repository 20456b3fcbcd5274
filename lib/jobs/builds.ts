import { cacheRuntime } from '../cache/index.ts';
import { readInstances } from '../metrics/read.ts';
import { metricStore } from '../metrics/store.ts';
import { popularityKeys } from '../popularity/keep.ts';

const lifeSeconds = 90 * 86_400;

/** Builds that are served now and whose pages were never warmed. */
export async function unwarmedBuilds(runtime = cacheRuntime()): Promise<string[]> {
  const [instances, [warmed = {}]] = await Promise.all([
    readInstances(runtime),
    metricStore(runtime).hashes([popularityKeys(runtime.keyPrefix).warmed]),
  ]);
  const served = instances.filter(({ role, isSilent }) => role === 'web' && !isSilent).map(({ build }) => build);
  return [...new Set(served)].filter((build) => !(build in warmed));
}

export async function noteBuilds(builds: readonly string[], runtime = cacheRuntime()): Promise<void> {
  const { warmed } = popularityKeys(runtime.keyPrefix);
  const at = new Date(runtime.mirror.nowMs()).toISOString();
  for (const build of builds) await metricStore(runtime).setField(warmed, build, at, lifeSeconds);
}
