import { type Job, type Queue, Worker } from 'bullmq';
import type { RedisClient } from '../cache/redis-client.ts';
import { type JobKind, jobKinds } from './kinds.ts';
import { Outages } from './outages.ts';
import { connectToQueues, openQueue, type QueueName, type QueuePlace, queueNames, uncheckedServer } from './queue.ts';

export type RunningWorker = {
  /** Asks the jobs at hand to end, and waits for that, but not for long. */
  stop(): Promise<void>;
};
export type WorkerOptions = {
  kinds?: readonly JobKind[];
  /** After so long without a sign of life from its worker, a job is taken over by another one. */
  lockMs?: number;
  /** After so long, what a flushed Redis forgot is due again. */
  checkScheduleMs?: number;
};

const usualLockMs = 30_000;
const patienceMs = 8_000;
const usualCheckMs = 30_000;

/**
 * Works on the site's jobs until it is stopped. Several may run: each job is done by one of them, and that of a worker
 * that died by another one. Redis may be away, now or later: jobs wait for it.
 */
export function startWorker(
  place: QueuePlace,
  { kinds = jobKinds, lockMs = usualLockMs, checkScheduleMs = usualCheckMs }: WorkerOptions = {},
): RunningWorker {
  const ending = new AbortController();
  const outages = new Outages();
  const client = connectToQueues(place);
  const noteConnection = (err: Error) => outages.failed('queue', err);
  client.on('error', noteConnection);
  client.on('ready', () => outages.worked('queue'));
  const queues = openQueues(client, place.prefix);
  for (const queue of queues.values()) queue.on('error', noteConnection);
  const queueOf = (name: string): Queue | undefined =>
    queues.get(kinds.find((kind) => kind.name === name)?.queue ?? '');
  const request = async (name: string, id: string) => {
    await queueOf(name)?.add(name, {}, { jobId: id.replaceAll(':', '-') });
  };
  const perform = async (job: Job, _token?: string, isLost?: AbortSignal) => {
    const kind = kinds.find(({ name }) => name === job.name);
    const signal = isLost ? AbortSignal.any([ending.signal, isLost]) : ending.signal;
    await kind?.run({ signal, request });
  };
  const workers = queueNames.map((name) => {
    const worker = new Worker(name, perform, {
      connection: client,
      prefix: place.prefix,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      // It is the workers that die: a job that was at hand then is not a bad one.
      maxStalledCount: 10,
      ...uncheckedServer,
    });
    worker.on('error', noteConnection);
    worker.on('completed', ({ name: done }) => outages.worked(done));
    worker.on('failed', (job, err) => outages.failed(job?.name ?? name, err));
    return worker;
  });
  const schedule = () => keepSchedule(queues, kinds).catch((err: unknown) => outages.failed('schedule', err));
  let scheduling = schedule();
  const timer = setInterval(() => {
    scheduling = scheduling.then(schedule);
  }, checkScheduleMs);
  return {
    async stop() {
      clearInterval(timer);
      ending.abort();
      await within(patienceMs, Promise.all(workers.map((worker) => worker.close())));
      await within(1_000, Promise.all([...queues.values()].map((queue) => queue.close())));
      client.disconnect();
    },
  };
}

function openQueues(client: RedisClient, prefix: string): ReadonlyMap<string, Queue> {
  return new Map(queueNames.map((name: QueueName) => [name, openQueue(name, client, prefix)]));
}

/** Also later: a Redis that was flushed has forgotten what is due. Said by all workers, it is still done once. */
async function keepSchedule(queues: ReadonlyMap<string, Queue>, kinds: readonly JobKind[]): Promise<void> {
  for (const [name, queue] of queues) {
    if ((await queue.getGlobalConcurrency()) !== 1) await queue.setGlobalConcurrency(1);
    const due = new Map((await queue.getJobSchedulers()).map(({ key, every }) => [key, Number(every)]));
    for (const kind of kinds.filter((each) => each.queue === name)) {
      if (due.get(kind.name) === kind.everyMs) continue;
      await queue.upsertJobScheduler(kind.name, { every: kind.everyMs }, { name: kind.name, data: {} });
    }
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
