import type { Command } from 'commander';
import { countCarriers } from '../../lib/cache/carriers.ts';
import { invalidate } from '../../lib/cache/index.ts';
import { env } from '../../lib/env/index.ts';
import { Failure } from '../failure.ts';
import { reachableCache } from './reachable.ts';
import { print, printJson } from './table.ts';

type Options = { tag: string[]; dryRun?: true; json?: true };

export function addInvalidate(program: Command): void {
  program
    .command('invalidate')
    .description('end every entry that carries one of these tags, on all instances')
    .requiredOption('--tag <tags...>', 'tags such as club:0197… or t:clubs')
    .option('--dry-run', 'only count the entries that it would end')
    .option('--json', 'as one JSON document')
    .action(invalidateTags);
}

async function invalidateTags({ tag: tags, dryRun, json }: Options): Promise<void> {
  const runtime = await reachableCache();
  if (dryRun) {
    const counted = await countCarriers(tags, env().redisMaintenanceUrl ?? null, runtime);
    if (json) printJson({ tags, ...counted });
    else
      print(
        `${counted.valid} entries would end (${counted.entries} carry a tag, of which ${counted.entries - counted.valid} are over already).\n`,
      );
    return;
  }
  const position = await invalidate(tags, { source: 'cli' }, runtime);
  if (position === null)
    throw new Failure('Redis can not be reached: nothing was invalidated.', 'Start it, and try again.');
  if (json) printJson({ tags, position });
  else print(`Invalidated ${tags.join(', ')}, at position ${position}.\n`);
}
