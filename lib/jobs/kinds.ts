import { setTimeout as sleep } from 'node:timers/promises';
import { cacheRuntime } from '../cache/index.ts';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { keepCensus } from '../metrics/census.ts';
import { decayPopularity } from '../popularity/decay.ts';
import { warmSite } from '../warming/warm-site.ts';
import { noteBuilds, unwarmedBuilds } from './builds.ts';
import { cleanUp } from './clean-up.ts';
import type { QueueName } from './queue.ts';

/** What a job has besides itself. `signal`: the worker ends, or has lost the job to another one. */
export type JobContext = {
  signal: AbortSignal;
  /** Has a job done soon, once for each `id`. */
  request: (kind: string, id: string) => Promise<void>;
};

/** A kind of job. It may run twice, or half: running it again makes it whole. */
export type JobKind = {
  name: string;
  queue: QueueName;
  everyMs: number;
  /** Whether there is nothing to do for it where the cache is in the memory of web servers. */
  needsRedis: boolean;
  run: (context: JobContext) => Promise<void>;
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Between two batches of a clean-up: readers come first. */
const restMs = 200;

export const jobKinds: readonly JobKind[] = [
  { name: 'watch-builds', queue: 'upkeep', everyMs: 10 * second, needsRedis: true, run: watchBuilds },
  { name: 'census', queue: 'upkeep', everyMs: minute, needsRedis: true, run: count },
  { name: 'decay-popularity', queue: 'upkeep', everyMs: hour, needsRedis: true, run: () => decayPopularity() },
  { name: 'clean-up', queue: 'upkeep', everyMs: hour, needsRedis: false, run: cleanUpAll },
  { name: 'warm', queue: 'warming', everyMs: 5 * minute, needsRedis: true, run: warm },
];

/** After a deploy: stored pages of another build are of no use to the new one. */
async function watchBuilds({ request }: JobContext): Promise<void> {
  for (const build of await unwarmedBuilds()) await request('warm', `build-${build}`);
}

async function warm({ signal }: JobContext): Promise<void> {
  const builds = await unwarmedBuilds();
  const isWhole = await warmSite(signal);
  if (isWhole) await noteBuilds(builds);
}

let mayCount = true;

async function count(): Promise<void> {
  if (!mayCount) return;
  await cacheRuntime().mirror.ensureFresh();
  try {
    await keepCensus(env().redisMaintenanceUrl ?? null);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOPERM'))) throw error;
    mayCount = false;
    log.warn('entries are not counted: REDIS_MAINTENANCE_URL must name a user who may list keys');
  }
}

async function cleanUpAll({ signal }: JobContext): Promise<void> {
  for (let removed = await cleanUp(); removed > 0 && !signal.aborted; removed = await cleanUp()) {
    await sleep(restMs, undefined, { signal }).catch(() => undefined);
  }
}
