import { setTimeout as pause } from 'node:timers/promises';
import type { Instance } from './instance-process.ts';
import type { Ledger } from './ledger.ts';
import type { OwnWrite } from './messages.ts';
import type { Plan } from './plan.ts';

/** Races by schedule, so that a cache that loses them is found out in every run and not by luck. */
export type RaceTrack = { plan: Plan; ledger: Ledger; a: Instance; b: Instance };

/** A fill that lands after the write that it missed. */
export async function raceLateFill(track: RaceTrack, driver: number): Promise<void> {
  const { plan, a, b } = track;
  const { finish } = await writeDuringLoad(track, driver);
  await finish();
  await pause(plan.tauMs + 10);
  await Promise.all([a.read('held', driver), b.read('held', driver)]);
}

/** A writer who comes while the load of somebody who came before his write is under way. */
export async function raceJoinedLoad(track: RaceTrack, driver: number): Promise<void> {
  const { finish, own } = await writeDuringLoad(track, driver);
  await Promise.all([track.a.read('held', driver, own), finish()]);
}

/** A writer who comes to an instance that holds what was before his write, after something else befell it. */
export async function raceHeldEntry(track: RaceTrack, driver: number, befall: () => Promise<unknown>): Promise<void> {
  await track.a.read('held', driver);
  const own = await writeName(track, driver);
  await befall();
  await track.a.read('held', driver, own);
}

/** The same, but it befalls the clocks before he writes. */
export async function raceLostClocks(track: RaceTrack, driver: number, lose: () => Promise<unknown>): Promise<void> {
  await track.a.read('held', driver);
  await lose();
  const own = await writeName(track, driver);
  await track.a.read('held', driver, own);
}

/** On `a` a load has read and waits; on `b` the row was written. */
async function writeDuringLoad(track: RaceTrack, driver: number) {
  const { a } = track;
  const reached = a.hold(driver);
  const early = a.read('held', driver);
  await reached;
  const own = await writeName(track, driver);
  const finish = async () => {
    a.release();
    await early;
  };
  return { own, finish };
}

async function writeName({ plan, ledger, b }: RaceTrack, driver: number): Promise<OwnWrite | undefined> {
  const write = ledger.begin(`name:${driver}`, 'app');
  const { committedMs, position } = await b.write([{ do: 'name', driver, version: write.version }], 0);
  const isTold = position !== null || plan.naive;
  ledger.commit([write], committedMs, isTold ? plan.tauMs : plan.tauMs + plan.deltaMs);
  // A writer who was told no position can bring none.
  return isTold ? { position, wrote: { key: write.key, version: write.version } } : undefined;
}
