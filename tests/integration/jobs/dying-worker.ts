import { startWorker } from '../../../lib/jobs/worker.ts';

/** A worker that says when it has begun a job, and never ends it. */
const [, , url = '', prefix = ''] = process.argv;

startWorker(
  { url, prefix },
  {
    lockMs: 500,
    kinds: [
      {
        ...{ name: 'die', queue: 'upkeep', everyMs: 3_600_000, needsRedis: true },
        run: async () => {
          process.send?.('begun');
          await new Promise(() => undefined);
        },
      },
    ],
  },
);
