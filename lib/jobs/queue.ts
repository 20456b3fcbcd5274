import { type JobsOptions, Queue } from 'bullmq';
import { createQueueClient, type RedisClient } from '../cache/redis-client.ts';
import { env } from '../env/index.ts';
import { parseRedisUrl } from '../env/redis-url.ts';

/** Of each queue one job is done at a time, however many workers there are: warming takes minutes, the others seconds. */
export const queueNames = ['upkeep', 'warming'] as const;
export type QueueName = (typeof queueNames)[number];

const queueDb = 0;
const keptJobs = 100;

/** Jobs say only of what kind they are: nothing of anybody. Those that ended are kept for a look. */
const jobOptions = {
  removeOnComplete: { count: keptJobs },
  removeOnFail: { count: keptJobs },
  attempts: 3,
  backoff: { type: 'exponential', delay: 5_000 },
} as const satisfies JobsOptions;

export type QueuePlace = { url: string; prefix: string };

/** Where jobs are kept; null without Redis. In a cluster all keys of a queue must be in one slot. */
export function queuePlace(): QueuePlace | null {
  const { redisUrl, redisUrls, keyPrefix } = env();
  const url = redisUrls.queue ?? redisUrl;
  if (!url) return null;
  const { kind } = parseRedisUrl(url);
  return { url, prefix: kind === 'cluster' ? `{${keyPrefix}:queue}` : `${keyPrefix}:queue` };
}

/** A connection of the queues' own. BullMQ waits on it for Redis as long as it takes: nobody waits for a job. */
export function connectToQueues({ url }: QueuePlace): RedisClient {
  return createQueueClient(parseRedisUrl(url), queueDb, 'simlane:queue');
}

/** What BullMQ checks of a server at each connection, and warns of on the console, the doctor checks. */
export const uncheckedServer = { skipVersionCheck: true } as const;

export function openQueue(name: QueueName, client: RedisClient, prefix: string): Queue {
  return new Queue(name, { connection: client, prefix, defaultJobOptions: jobOptions, ...uncheckedServer });
}
