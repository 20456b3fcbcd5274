import { cacheRuntime, closeCache } from '../../../lib/cache/index.ts';
import { closeDb } from '../../../lib/db/client.ts';
import type { Guard } from '../../services/guard.ts';
import type { Running } from '../../up/running.ts';
import { setStage } from '../outage/stage.ts';
import { type CapacityOptions, measureBoth, split } from './capacity.ts';
import type { Options } from './index.ts';
import { type Side, switchLayers } from './layers-switched.ts';
import type { LoadOptions } from './load.ts';
import { anyAccounts } from './members.ts';
import { prepareLoad } from './prepare.ts';
import { reportOf, tablesOf } from './report.ts';
import { playRound, type Round } from './round.ts';
import { countStatements } from './statements.ts';
import { timesOf } from './statistics.ts';

/** People who sign in; more users than that share their sessions, as somebody with two devices does. */
const memberCount = 40;
const idleMs = 5_000;
const settleSeconds = 4;
const meanThinkMs = 8_000;

const say = (text: string) => void process.stderr.write(`${text}\n`);

/** Starts everything, measures with the cache and without, alternating, and prints the comparison. */
export async function compareOnOwnSite(
  guard: Guard,
  running: Running,
  options: Options & { seconds: number },
): Promise<void> {
  const { size, seconds, users, divisor, seed, zipf, bound } = options;
  say(`starting Postgres and Redis, loading '${size}', building if need be …`);
  const { instance, redis } = await setStage(guard, running, { size });
  const names = Array.from({ length: options.instances }, (_, n) => `browse-${n + 1}`);
  const instances = await Promise.all(names.map((name) => instance(name, 'cached')));
  const origins = instances.map(({ url }) => url);
  const runtime = cacheRuntime();
  const counter = await countStatements(process.env.DATABASE_URL ?? '');
  await runtime.mirror.refresh();

  say('recording sessions against the uncached site …');
  await switchLayers(runtime, origins, 'uncached');
  const accounts = await anyAccounts(memberCount);
  const { generator, pages } = await prepareLoad(origins, accounts, {
    seed,
    exponent: zipf,
    savePercent: options.saves,
  });
  await running.add(generator.child, 'SIGTERM', 5_000);
  await switchLayers(runtime, origins, 'cached');
  const playFast = (workload: 'warmUp' | 'measured', forSeconds: number, from: number) =>
    generator.load(workload, {
      users: split(16, 'mix'),
      seconds: forSeconds,
      leadSeconds: 0,
      thinkDivisor: null,
      from,
    });

  say(`warming up for ${options.warmUp} s: ${pages} pages exist …`);
  const warmUp = await playFast('warmUp', options.warmUp, 0);
  say(`  ${warmUp.requests} requests, ${warmUp.failed} failed${firstOf(warmUp.errors)}`);
  await counter.learnBackground(idleMs);

  const rounds: Round[] = [];
  const load = { users: split(users, 'mix'), seconds, leadSeconds: 0, thinkDivisor: divisor } as const;
  const turn = async (side: Side, from: number) => {
    await switchLayers(runtime, origins, side);
    await playFast('warmUp', settleSeconds, from);
    const round = await playRound({ generator, counter, runtime }, side, { ...load, from });
    rounds.push(round);
    const { p50, p95 } = timesOf(round.load.pages.map(({ ms }) => ms));
    say(`  ${side}: ${round.load.requests} requests, ${round.load.failed} failed, p50 ${p50} ms, p95 ${p95} ms`);
  };
  for (let n = 0; n < options.rounds; n += 1) {
    say(`round ${n + 1} of ${options.rounds}`);
    // Both play the same sessions; each goes first in its turn.
    const sides: readonly Side[] = n % 2 === 0 ? ['cached', 'uncached'] : ['uncached', 'cached'];
    for (const side of sides) await turn(side, n * Math.ceil((users * seconds) / 5));
  }

  const play = (o: LoadOptions) => generator.load('measured', o);
  // While the cache is off what it holds ends: it warms up anew.
  const settle = (side: Side) => playFast('warmUp', side === 'cached' ? options.warmUp : settleSeconds, 0);
  const capacity: CapacityOptions = { boundMs: bound, seconds: 8, thinkDivisor: divisor };
  const measureHeld = async (crowd: 'visitors' | 'mix') => {
    say(`users held: ${crowd} …`);
    const both = await measureBoth({ play, runtime, origins, settle }, crowd, capacity);
    say(`  uncached ${both.uncached.users}, cached ${both.cached.users}`);
    return both;
  };
  const held = options.held ? { visitors: await measureHeld('visitors'), mix: await measureHeld('mix') } : null;
  await switchLayers(runtime, origins, 'cached');

  const report = reportOf(
    {
      ...{ size, instances: options.instances, users, seconds, rounds: options.rounds, seed, exponent: zipf },
      ...{ thinkMs: meanThinkMs / divisor, boundMs: bound },
    },
    rounds,
    held,
  );
  process.stdout.write(`${tablesOf(report)}\n`);
  for (const error of [...report.cached.errors, ...report.uncached.errors]) say(`failed: ${error}`);
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = report.cached.failed + report.uncached.failed > 0 ? 1 : 0;
  redis.admin.disconnect();
  await counter.end();
  await closeCache();
  await closeDb();
}

function firstOf(errors: readonly string[]): string {
  return errors[0] === undefined ? '' : `, such as ${errors[0]}`;
}
