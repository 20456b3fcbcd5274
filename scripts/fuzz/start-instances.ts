import path from 'node:path';
import type { AppProcess, Ground } from './ground.ts';
import { type Instance, startInstanceProcess } from './instance-process.ts';
import type { Ledger } from './ledger.ts';
import type { Plan } from './plan.ts';

export type Instances = { libraries: [Instance, ...Instance[]]; apps: AppProcess[] };

/** Half of the instances, rounded down, are `next start`; at least one uses the cache as a library. */
export async function startInstances(
  plan: Plan,
  ground: Ground,
  o: { env: NodeJS.ProcessEnv; profileIds: readonly string[]; ledger: Ledger },
): Promise<Instances> {
  const { startApp } = ground;
  const appCount = plan.http && startApp ? Math.floor(plan.instances / 2) : 0;
  const startLibrary = async (n: number): Promise<Instance> => {
    const settings = { name: `library ${n}`, seed: plan.seed + 10 + n, naive: plan.naive, profileIds: o.profileIds };
    const log = path.join(ground.logFolder, `fuzz-library-${n}.log`);
    const instance = await startInstanceProcess(settings, { env: o.env, log, ledger: o.ledger });
    await ground.track(instance.child);
    return instance;
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
  const [[first, ...rest], apps] = await Promise.all([
    Promise.all(numbers(Math.max(1, plan.instances - appCount)).map(startLibrary)),
    Promise.all(numbers(appCount).map((n) => startApp?.(`app ${n}`, o.env))),
  ]);
  if (!first) throw new Error('no instance was started');
  return { libraries: [first, ...rest], apps: apps.filter((app) => app !== undefined) };
}
