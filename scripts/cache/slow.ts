import type { Command } from 'commander';
import { readNames, readSlowFills } from '../../lib/metrics/read.ts';
import { wholeNumber } from './numbers.ts';
import { reachableCache } from './reachable.ts';
import { bytes, duration, percent, print, printJson, table } from './table.ts';

export function addSlow(program: Command): void {
  program
    .command('slow')
    .description('which reads cost most time to make, today and yesterday, and the slowest single ones')
    .option('--top <number>', 'how many', wholeNumber(1, 50), 15)
    .option('--json', 'as one JSON document')
    .action(slow);
}

async function slow({ top, json }: { top: number; json?: true }): Promise<void> {
  const runtime = await reachableCache();
  const fills = await readSlowFills(top, runtime);
  const names = (await readNames(runtime)).toSorted((a, b) => b.fillMs - a.fillMs).slice(0, top);
  if (json) {
    printJson({ names, fills });
    return;
  }
  const heads = ['read', 'time in all', 'made', 'each', 'size', 'hit ratio', 'mostly missed because'];
  print(
    table(
      heads,
      names.map(({ layer, name, fillMs, fills: made, fillBytes, hits, misses, causes }) => [
        `${layer} ${name}`,
        duration(fillMs),
        made,
        duration(made === 0 ? null : fillMs / made),
        bytes(made === 0 ? null : Math.round(fillBytes / made)),
        percent(hits + misses === 0 ? null : hits / (hits + misses)),
        mostOf(causes),
      ]),
    ),
  );
  const rows = fills.map(({ layer, name, durationMs, atMs }) => [
    `${layer} ${name}`,
    duration(durationMs),
    new Date(atMs).toISOString(),
  ]);
  if (rows.length > 0) print(`\n${table(['slowest', 'took', 'at (UTC)'], rows)}`);
}

function mostOf(causes: Readonly<Record<string, number>>): string {
  const [most] = Object.entries(causes).toSorted(([, a], [, b]) => b - a);
  return most && most[1] > 0 ? most[0] : '';
}
