import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { JobKind } from '../../../lib/jobs/kinds.ts';
import type { QueuePlace } from '../../../lib/jobs/queue.ts';
import { type RunningWorker, startWorker, type WorkerOptions } from '../../../lib/jobs/worker.ts';
import { log } from '../../../lib/log/index.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';

let redis: OwnRedis;
let place: QueuePlace;
const running = new Set<RunningWorker>();
const patient = { timeout: 20_000, interval: 20 };

beforeAll(async () => {
  redis = await startOwnRedis();
});
afterAll(() => redis.stop());
afterEach(async () => {
  await Promise.all([...running].map((worker) => worker.stop()));
  running.clear();
});

function newPlace(): QueuePlace {
  place = { url: redis.url, prefix: `t${randomBytes(4).toString('hex')}:queue` };
  return place;
}

function work(options: WorkerOptions): RunningWorker {
  const worker = startWorker(place, options);
  running.add(worker);
  return worker;
}

const kind = (own: Partial<JobKind> & Pick<JobKind, 'run'>): JobKind => ({
  ...{ name: 'count', queue: 'upkeep', everyMs: 100, needsRedis: true },
  ...own,
});

test('however many workers there are, one does a job, and one at a time', async () => {
  newPlace();
  let atWork = 0;
  let mostAtWork = 0;
  let done = 0;
  const run = async () => {
    atWork += 1;
    mostAtWork = Math.max(mostAtWork, atWork);
    // Longer than its pause: the next is due before it ends.
    await new Promise((resolve) => setTimeout(resolve, 150));
    atWork -= 1;
    done += 1;
  };
  const kinds = [kind({ run })];
  for (let n = 0; n < 3; n += 1) work({ kinds });
  await vi.waitFor(() => expect(done).toBeGreaterThan(8), patient);
  expect(mostAtWork).toBe(1);
  const client = new Redis(redis.url);
  const ids = await client.zrange(`${place.prefix}:upkeep:completed`, '0', '-1');
  await client.quit();
  // One schedule for all three: none of its moments was worked on twice.
  expect(new Set(ids.map((id) => id.split(':').at(-1))).size).toBe(ids.length);
});

test('what takes long keeps nothing waiting that does not', async () => {
  newPlace();
  let isWarming = false;
  const ended = Promise.withResolvers<void>();
  let counted = 0;
  work({
    kinds: [
      kind({
        name: 'warm',
        queue: 'warming',
        run: async () => {
          isWarming = true;
          await ended.promise;
        },
      }),
      kind({
        run: async () => {
          if (isWarming) counted += 1;
        },
      }),
    ],
  });
  await vi.waitFor(() => expect(counted).toBeGreaterThan(3), patient);
  ended.resolve();
});

test('the job of a worker that was killed is done by another one', async () => {
  newPlace();
  const child = fork(fileURLToPath(new URL('./dying-worker.ts', import.meta.url)), [place.url, place.prefix]);
  await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const ran = Promise.withResolvers<void>();
  // Due again in an hour: what runs is what the dead one had begun.
  work({ kinds: [kind({ name: 'die', everyMs: 3_600_000, run: async () => ran.resolve() })], lockMs: 500 });
  await ran.promise;
});

test('a job that was asked for several times is done once', async () => {
  newPlace();
  const warmed: string[] = [];
  let asked = 0;
  const kinds = [
    kind({
      name: 'warm',
      queue: 'warming',
      everyMs: 3_600_000,
      run: async () => void warmed.push('warm'),
    }),
    kind({
      name: 'watch',
      run: async ({ request }) => {
        await request('warm', 'build-a:1');
        asked += 1;
      },
    }),
  ];
  work({ kinds });
  work({ kinds });
  await vi.waitFor(() => expect(asked).toBeGreaterThan(5), patient);
  // By its schedule, which begins at once, and for the build.
  await vi.waitFor(() => expect(warmed).toHaveLength(2), patient);
});

test('what a flushed Redis forgot is due again', async () => {
  newPlace();
  let done = 0;
  const count = () => {
    done += 1;
  };
  work({ kinds: [kind({ run: async () => count() })], checkScheduleMs: 200 });
  await vi.waitFor(() => expect(done).toBeGreaterThan(1), patient);
  await redis.restart();
  const before = done;
  await vi.waitFor(() => expect(done).toBeGreaterThan(before + 2), patient);
});

test('it begins while Redis is away, and ends while it is away', async () => {
  newPlace();
  await redis.kill();
  const early = work({ kinds: [kind({ run: async () => undefined })] });
  await early.stop();
  running.delete(early);
  let done = 0;
  const count = () => {
    done += 1;
  };
  work({ kinds: [kind({ run: async () => count() })] });
  await redis.restart();
  await vi.waitFor(() => expect(done).toBeGreaterThan(1), patient);
});

test('a worker that ends asks the job at hand to end, and waits for it', async () => {
  newPlace();
  const begun = Promise.withResolvers<void>();
  let hasEnded = false;
  const worker = work({
    kinds: [
      kind({
        run: async ({ signal }) => {
          begun.resolve();
          await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
          hasEnded = true;
        },
      }),
    ],
  });
  await begun.promise;
  await worker.stop();
  expect(hasEnded).toBe(true);
});

test('what fails again and again is logged once, with its cause, and once when it works', async () => {
  newPlace();
  const errors = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const infos = vi.spyOn(log, 'info').mockImplementation(() => undefined);
  let runs = 0;
  const run = async () => {
    runs += 1;
    if (runs < 5) throw new Error('no luck');
  };
  work({ kinds: [kind({ run })] });
  await vi.waitFor(() => expect(infos).toHaveBeenCalled(), patient);
  expect(errors.mock.calls.map(([what]) => what)).toEqual([
    { err: expect.objectContaining({ message: 'no luck' }), what: 'count' },
  ]);
  expect(infos.mock.calls.map(([what]) => what)).toEqual([{ what: 'count' }]);
});
