import { setTimeout as pause } from 'node:timers/promises';
import { openingDrivers } from './drivers.ts';
import type { Instance } from './instance-process.ts';
import type { Ledger } from './ledger.ts';
import type { Plan } from './plan.ts';

/**
 * Two races by schedule, before chance takes over, so that a cache that loses them is found out in every run: a fill that
 * lands after the write it missed, and a writer who comes while somebody else's older load is under way.
 */
export async function runOpening(plan: Plan, ledger: Ledger, a: Instance, b: Instance): Promise<void> {
  const [late, joined] = openingDrivers;
  await whileLoading(plan, ledger, a, b, late, async (finish) => {
    await finish();
    await pause(plan.tauMs + 10);
    await Promise.all([a.read('held', late), b.read('held', late)]);
  });
  await whileLoading(plan, ledger, a, b, joined, async (finish, position) => {
    const wrote = { key: `name:${joined}`, version: ledger.version(`name:${joined}`) };
    const own = a.read('held', joined, { position, wrote });
    await Promise.all([own, finish()]);
  });
}

/** On `a` a load has read; on `b` the row is written; then `next` says when the load goes on. */
async function whileLoading(
  plan: Plan,
  ledger: Ledger,
  a: Instance,
  b: Instance,
  driver: number,
  next: (finish: () => Promise<void>, position: number | null) => Promise<void>,
): Promise<void> {
  const reached = a.hold(driver);
  const early = a.read('held', driver);
  await reached;
  const write = ledger.begin(`name:${driver}`, 'app');
  const { committedMs, position } = await b.write([{ do: 'name', driver, version: write.version }], 0);
  ledger.commit([write], committedMs, plan.tauMs);
  await next(async () => {
    a.release();
    await early;
  }, position);
}
