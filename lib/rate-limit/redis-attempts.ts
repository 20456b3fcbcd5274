import type { ChainableCommander } from 'ioredis';
import { cacheRuntime } from '../cache/index.ts';
import { log } from '../log/index.ts';
import type { Counted } from './memory-attempts.ts';

/** Adds to a count whose window begins with its first attempt; null when Redis can't be asked. */
export async function addInRedis(key: string, windowMs: number, by: 1 | -1): Promise<Counted | null> {
  const answers = await exec((batch) => batch.set(key, 0, 'PX', windowMs, 'NX').incrby(key, by).pttl(key));
  if (!answers) return null;
  const [, count, leftMs] = answers.map(([error, answer]) => (error ? Number.NaN : Number(answer)));
  if (count === undefined || leftMs === undefined || Number.isNaN(count + leftMs)) return null;
  return { count, leftMs };
}

export async function forgetInRedis(key: string): Promise<void> {
  await exec((batch) => batch.unlink(key));
}

/** All or nothing, in one round trip: a count must not be left without an end. */
async function exec(fill: (batch: ChainableCommander) => ChainableCommander) {
  const connection = cacheRuntime().connections?.to('control');
  if (!connection) return null;
  try {
    return await connection.run((redis) => fill(redis.multi()).exec());
  } catch (err) {
    log.debug({ err }, 'attempts are counted in this process alone');
    return null;
  }
}
