import { readCatalogue } from './catalogue.ts';
import { readLists } from './lists.ts';
import { type Account, signIn } from './members.ts';
import { type PlanOptions, planWorkload, type Workload } from './plan.ts';
import { type Generator, startGenerator } from './start-generator.ts';

/** Other sessions over the same pages: what warms up is not what is measured. */
export type WorkloadName = 'warmUp' | 'measured';
export type Prepared = { generator: Generator<WorkloadName>; workloads: Record<WorkloadName, Workload>; pages: number };

/** Signs the accounts in, records the sessions, and starts the generator that will play them. */
export async function prepareLoad(
  origins: readonly string[],
  accounts: readonly Account[],
  options: Omit<PlanOptions, 'sessions'>,
): Promise<Prepared> {
  const origin = origins[0] ?? '';
  const lists = await readLists(origin);
  const catalogue = { ...(await readCatalogue()), lists };
  const members = await signIn(origin, accounts);
  const plan = (seed: number) =>
    planWorkload(catalogue, accounts, { ...options, seed, sessions: { visitors: 4_000, members: 1_000 } });
  const workloads = { warmUp: plan(options.seed), measured: plan(options.seed + 1_000) };
  return {
    generator: startGenerator({ origins, members }, workloads),
    workloads,
    pages: catalogue.profiles.length + catalogue.clubs.length + catalogue.events.length,
  };
}
