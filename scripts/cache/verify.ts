import { randomUUID } from 'node:crypto';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { CacheRuntime, ReadSeen } from '../../lib/cache/runtime.ts';
import { fieldOf } from '../../lib/metrics/counts.ts';
import { lifeSeconds, metricKeys } from '../../lib/metrics/places.ts';
import { metricStore } from '../../lib/metrics/store.ts';
import { listPopularReads } from '../../lib/popularity/keep.ts';
import type { PopularRead } from '../../lib/popularity/observe.ts';
import { type Verdict, verifyRead, type WrongRead } from '../../lib/verifier/verify.ts';
import { keepWrongRead } from '../../lib/verifier/wrong-reads.ts';
import { loadAllReads } from '../../lib/warming/all-reads.ts';
import { seeRead } from '../../lib/warming/see-read.ts';
import { Failure } from '../failure.ts';
import { wholeNumber } from './numbers.ts';
import { reachableCache } from './reachable.ts';
import { duration, print, printJson } from './table.ts';

type Options = { sample: number; json?: true };
const mostPopular = 2_000;

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('compare stored answers with Postgres, and what differs once more after the promised bound')
    .option('--sample <number>', 'how many of the most popular reads', wholeNumber(1, mostPopular), 200)
    .option('--json', 'as one JSON document')
    .addHelpText('after', '\nExit code 0: all agree; 1: an answer was wrong for longer than is promised.')
    .action(verify);
}

async function verify({ sample, json }: Options): Promise<void> {
  const runtime = await reachableCache();
  await loadAllReads();
  const popular = await listPopularReads(mostPopular, runtime);
  if (popular.length === 0) {
    throw new Failure(
      'Nobody has asked for anything often enough yet.',
      'Visit some pages a few times, and wait ten seconds.',
    );
  }
  const reads = shuffled(popular.map(({ what }) => what)).slice(0, sample);
  const bar = new SingleBar({ format: '{bar} {value}/{total}', stream: process.stderr, noTTYOutput: false });
  bar.start(reads.length, 0);
  const verdicts: Verdict[] = [];
  const waiting: Promise<void>[] = [];
  let skipped = 0;
  for (const read of reads) {
    const held = await heldBy(read, runtime);
    if (!held) skipped += 1;
    // What differs is compared again after the bound: meanwhile the others go on.
    else waiting.push(verifyRead(held, runtime).then((verdict) => void verdicts.push(verdict)));
    bar.increment();
  }
  await Promise.all(waiting);
  bar.stop();
  const wrong = verdicts.filter((verdict) => verdict.result === 'wrong');
  for (const each of wrong) await keepWrongRead(each, runtime);
  await count(verdicts, runtime);
  if (wrong.length > 0) process.exitCode = 1;
  const of = (result: Verdict['result']) => verdicts.filter((verdict) => verdict.result === result).length;
  const counts = { consistent: of('consistent'), late: of('late'), timed: of('timed'), wrong: of('wrong'), skipped };
  if (json) printJson({ ...counts, reads: wrong });
  else
    print(
      `${Object.entries(counts)
        .map(([result, times]) => `${times} ${result}`)
        .join(', ')}\n${wrong.map(inWords).join('')}`,
    );
}

/** A stored answer of this read; null where it can't be stored now, or its read is no longer in the code. */
async function heldBy(
  read: PopularRead,
  runtime: CacheRuntime,
): Promise<(ReadSeen & { held: NonNullable<ReadSeen['held']> }) | null> {
  const first = await seeRead(read, runtime);
  // Where there was none, the first reading made it.
  const seen = first?.held ? first : await seeRead(read, runtime);
  return seen?.held ? { ...seen, held: seen.held } : null;
}

async function count(verdicts: readonly Verdict[], runtime: CacheRuntime): Promise<void> {
  const counts = new Map<string, number>();
  for (const { result } of verdicts) {
    const field = fieldOf('verified', result);
    counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  const keys = metricKeys(runtime.keyPrefix);
  const sheet = { key: keys.totals, lifeSeconds: lifeSeconds.totals, counts };
  await metricStore(runtime).count(keys.marker(randomUUID()), [sheet]);
}

function inWords({ layer, name, ageMs, paths, ...lacks }: WrongRead): string {
  const lines = [
    `\nWrong: ${layer} ${name}, ${duration(ageMs)} old, differs in ${paths.join(', ')}`,
    ...lacks.missingTableTags.map((tag) => `  lacks the tag ${tag} of a table that it reads`),
    ...lacks.missingTags.map((tag) => `  lacks the tag ${tag}, which was bumped since it was loaded`),
    ...lacks.unwatchedTables.map(
      (table) => `  reads ${table}, whose changes nobody is told of: its triggers are missing or off`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => [Math.random(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}
