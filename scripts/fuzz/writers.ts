import { setTimeout as pause } from 'node:timers/promises';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { monotonicMs } from './clock.ts';
import { applyChanges, crowdDriver, writtenDrivers } from './drivers.ts';
import type { Write } from './history.ts';
import type { Instance } from './instance-process.ts';
import type { Ledger } from './ledger.ts';
import type { Change, OwnWrite } from './messages.ts';
import { outsideBoundMs, type Plan } from './plan.ts';
import type { Random } from './random.ts';
import type { Visitors } from './visitors.ts';

/** Any other program's connection. */
export type Outside = Pick<PgDatabase<PgQueryResultHKT>, 'execute' | 'transaction'>;

type Stage = {
  plan: Plan;
  ledger: Ledger;
  random: Random;
  outside: Outside;
  instances: readonly [Instance, ...Instance[]];
  visitors: readonly Visitors[];
};
type Wanted = { via: Write['via']; changes: Change[]; writes: Write[]; drivers: number[]; holdOpenMs: number };

const writesPerSecond = 6;
const rawPercent = 40;

/** Writes until `isOver`, then waits for what is under way. A row has one writer at a time, so that versions grow. */
export async function runWriters(stage: Stage, isOver: () => boolean): Promise<void> {
  const { random, ledger } = stage;
  const busy = new Set<number>();
  const underWay = new Set<Promise<void>>();
  while (!isOver()) {
    const wanted = nextWrite(stage, busy);
    for (const driver of wanted.drivers) busy.add(driver);
    const writing: Promise<void> = perform(stage, wanted, () => {
      for (const driver of wanted.drivers) busy.delete(driver);
    })
      .catch((error: unknown) => void ledger.failures.push(`write: ${String(error)}`))
      .finally(() => underWay.delete(writing));
    underWay.add(writing);
    await pause(random.whole(0, 2_000 / writesPerSecond));
  }
  await Promise.all(underWay);
}

async function perform(stage: Stage, wanted: Wanted, free: () => void): Promise<void> {
  const { ledger, plan, outside, instances, random } = stage;
  try {
    if (wanted.via === 'raw') {
      await outside.transaction(async (tx) => {
        await applyChanges(tx, wanted.changes);
        await pause(wanted.holdOpenMs);
      });
      ledger.commit(wanted.writes, monotonicMs(), outsideBoundMs(plan));
      return;
    }
    const instance = random.oneOf(instances);
    const { committedMs, position } = await instance.write(wanted.changes, wanted.holdOpenMs);
    // Without a position the clocks were not reached: the outbox has it, as it has what others write.
    const isTold = position !== null || plan.naive;
    ledger.commit(wanted.writes, committedMs, isTold ? plan.tauMs : outsideBoundMs(plan));
    if (position !== null) await readOwn(stage, wanted, position);
  } finally {
    free();
  }
}

/** The writer looks at what he wrote: on any instance, and at times on a page. */
async function readOwn({ instances, visitors, random }: Stage, wanted: Wanted, position: number): Promise<void> {
  const [write] = wanted.writes;
  const [driver] = wanted.drivers;
  if (!write || driver === undefined || driver === crowdDriver) return;
  const own: OwnWrite = { position, wrote: { key: write.key, version: write.version } };
  const looks = [random.oneOf(instances).read(random.oneOf(['profile', 'card']), driver, own)];
  const [first, ...rest] = visitors;
  if (first && random.chance(50)) looks.push(random.oneOf([first, ...rest]).readOwn(driver, own));
  await Promise.all(looks);
}

function nextWrite(stage: Stage, busy: ReadonlySet<number>): Wanted {
  const { random } = stage;
  const via = random.chance(rawPercent) ? 'raw' : 'app';
  const isFree = (driver: number) => !busy.has(driver);
  const free = Array.from({ length: writtenDrivers }, (_, driver) => driver).filter(isFree);
  const shape = random.whole(1, 100);
  const holdOpenMs = random.chance(15) ? random.whole(100, 1_200) : 0;
  if (shape <= 2 && isFree(crowdDriver)) return changeCrowd(stage, via);
  const [driver, ...others] = shuffled(free, random);
  if (driver === undefined) return { via, changes: [], writes: [], drivers: [], holdOpenMs: 0 };
  if (shape <= 30) return changeLink(stage, via, driver);
  const chosen = shape <= 45 ? [driver, ...others.slice(0, 2)] : [driver];
  const writes = chosen.map((one) => stage.ledger.begin(`name:${one}`, via));
  const changes = writes.map(({ version }, n): Change => ({ do: 'name', driver: chosen[n] ?? 0, version }));
  return { via, changes, writes, drivers: chosen, holdOpenMs };
}

function changeCrowd({ ledger }: Stage, via: Write['via']): Wanted {
  const write = ledger.begin(`name:${crowdDriver}`, via);
  const changes: Change[] = [{ do: 'crowd', version: write.version }];
  return { via, changes, writes: [write], drivers: [crowdDriver], holdOpenMs: 0 };
}

/** Odd versions link a new user, even ones delete him. */
function changeLink({ ledger }: Stage, via: Write['via'], driver: number): Wanted {
  const key = `handle:${driver}`;
  const isLinked = ledger.version(key) % 2 === 1;
  const write = ledger.begin(key, via, isLinked);
  const changes: Change[] = [{ do: isLinked ? 'unlink' : 'link', driver, version: write.version }];
  return { via, changes, writes: [write], drivers: [driver], holdOpenMs: 0 };
}

function shuffled(values: readonly number[], random: Random): number[] {
  return values
    .map((value) => ({ value, at: random.whole(0, 1e6) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
