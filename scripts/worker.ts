import { Command } from 'commander';
import { countCarriers } from '../lib/cache/carriers.ts';
import { cacheRuntime, closeCache } from '../lib/cache/index.ts';
import { closeDb } from '../lib/db/client.ts';
import { beginRelay, endRelay, leadsRelay } from '../lib/db/relay.ts';
import { env } from '../lib/env/index.ts';
import { forgetInMemory } from '../lib/erasure/memory.ts';
import { answerQuestions } from '../lib/instances/ask.ts';
import { queuePlace } from '../lib/jobs/queue.ts';
import { startTimers } from '../lib/jobs/timers.ts';
import { startWorker } from '../lib/jobs/worker.ts';
import { log } from '../lib/log/index.ts';
import { beginMetrics, endMetrics } from '../lib/metrics/publish.ts';
import { beginDelivery, endDelivery } from '../lib/notifications/delivery.ts';
import { Failure } from './failure.ts';
import { runProgram } from './run-program.ts';

const program = new Command('npm run worker')
  .description(
    'Does what no visitor should wait for: notifications, warming, counting, cleaning up. Ends by SIGTERM or Ctrl-C.',
  )
  .action(work);

await runProgram(program, () => Promise.all([closeDb(), closeCache()]));
// A job that did not end in time would keep this process alive.
process.exit();

async function work(): Promise<void> {
  // What this process remembers is not what Redis holds, and it reads nothing twice.
  process.env.CACHE_L1_BYTES = '0';
  if (!env().databaseUrl) throw new Failure('DATABASE_URL is not set.', 'Set it, or start SimLane with `npm run up`.');
  const ended = signalled();
  await beginRelay();
  const runtime = cacheRuntime();
  const afterwards = answerQuestions(runtime, {
    forget: forgetInMemory(runtime),
    count: ({ tags }) => countCarriers(tags, env().redisMaintenanceUrl ?? null, runtime),
  });
  beginMetrics({ role: 'worker', build: '', leadsRelay, afterwards });
  beginDelivery('worker');
  const place = queuePlace();
  if (!place) log.warn('without Redis there is no queue and nothing to warm: only notices and cleaning up');
  const worker = place ? startWorker(place) : startTimers();
  log.info('the worker works');
  await ended;
  await Promise.all([worker.stop(), endDelivery()]);
  await endMetrics();
  await endRelay();
  log.info('the worker has ended');
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}
