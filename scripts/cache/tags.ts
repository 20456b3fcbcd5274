import type { Command } from 'commander';
import { readTags } from '../../lib/metrics/read.ts';
import { wholeNumber } from './numbers.ts';
import { reachableCache } from './reachable.ts';
import { print, printJson, table } from './table.ts';

export function addTags(program: Command): void {
  program
    .command('tags')
    .description(
      'which tags were bumped most, and which ended most entries that somebody then asked for, today and yesterday',
    )
    .option('--top <number>', 'how many', wholeNumber(1, 500), 20)
    .option('--json', 'as one JSON document')
    .action(tags);
}

async function tags({ top, json }: { top: number; json?: true }): Promise<void> {
  const runtime = await reachableCache();
  const { bumped, ending } = await readTags(top, runtime);
  if (json) {
    const named = (scores: typeof bumped) => scores.map(([tag, times]) => ({ tag, times }));
    printJson({ bumped: named(bumped), ending: named(ending) });
    return;
  }
  print(table(['bumped', 'times'], bumped));
  print(`\n${table(['ended entries', 'times'], ending)}`);
}
