import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Child } from '../../services/child.ts';
import { asChild } from '../../services/forked-child.ts';
import type { Answer, Order } from './generator.ts';
import type { LoadOptions, LoadResult, Target } from './load.ts';
import type { Workload } from './plan.ts';

export type Generator<N extends string = string> = {
  child: Child;
  load(workload: N, options: LoadOptions): Promise<LoadResult>;
};

const program = fileURLToPath(new URL('generator.ts', import.meta.url));

/** Starts the load generator, which plays the sessions of the named workloads against `target`. */
export function startGenerator<N extends string>(
  target: Target,
  workloads: Readonly<Record<N, Workload>>,
): Generator<N> {
  const forked = fork(program, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
  const pending = new Map<number, PromiseWithResolvers<LoadResult>>();
  let lastId = 0;
  forked.on('message', (message) => {
    const answer = message as Answer;
    const waiting = pending.get(answer.id);
    pending.delete(answer.id);
    if ('result' in answer) waiting?.resolve(answer.result);
    else waiting?.reject(new Error(`the load generator failed: ${answer.failure}`));
  });
  const child = asChild(forked);
  void child.exited.then(() => {
    for (const { reject } of pending.values()) reject(new Error('the load generator ended'));
  });
  const send = (order: Order) => void forked.send(order);
  send({ do: 'prepare', target, workloads });
  return {
    child,
    load(workload, options) {
      lastId += 1;
      const waiting = Promise.withResolvers<LoadResult>();
      pending.set(lastId, waiting);
      send({ do: 'load', id: lastId, workload, options });
      return waiting.promise;
    },
  };
}
