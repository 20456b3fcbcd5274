// The load generator, a process of its own: what it costs must not be taken for the site's.
import { type LoadOptions, type LoadResult, runLoad, type Target } from './load.ts';
import type { Workload } from './plan.ts';

export type Order =
  | { do: 'prepare'; target: Target; workloads: Readonly<Record<string, Workload>> }
  | { do: 'load'; id: number; workload: string; options: LoadOptions };
export type Answer = { id: number; result: LoadResult } | { id: number; failure: string };

let target: Target = { origins: [], members: [] };
let workloads: Readonly<Record<string, Workload>> = {};

process.on('message', (order) => void obey(order as Order));
process.on('disconnect', () => process.exit());

async function obey(order: Order): Promise<void> {
  if (order.do === 'prepare') {
    ({ target, workloads } = order);
    return;
  }
  const { id, options } = order;
  try {
    const workload = workloads[order.workload] ?? { visitors: [], members: [] };
    answer({ id, result: await runLoad(target, workload, options) });
  } catch (error) {
    answer({ id, failure: String(error) });
  }
}

function answer(what: Answer): void {
  process.send?.(what);
}
