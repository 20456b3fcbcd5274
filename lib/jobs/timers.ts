import { setTimeout as sleep } from 'node:timers/promises';
import { type JobKind, jobKinds } from './kinds.ts';
import { Outages } from './outages.ts';
import type { RunningWorker } from './worker.ts';

/** Does what there is to do without Redis, by the clock of this process: there is no queue to share with other workers. */
export function startTimers(kinds: readonly JobKind[] = jobKinds): RunningWorker {
  const ending = new AbortController();
  const outages = new Outages();
  const running = kinds.filter(({ needsRedis }) => !needsRedis).map((kind) => repeat(kind, ending.signal, outages));
  return {
    async stop() {
      ending.abort();
      await Promise.all(running);
    },
  };
}

async function repeat({ name, everyMs, run }: JobKind, signal: AbortSignal, outages: Outages): Promise<void> {
  while (!signal.aborted) {
    await run({ signal, request: async () => undefined }).then(
      () => outages.worked(name),
      (err: unknown) => outages.failed(name, err),
    );
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
