import type { Command } from 'commander';
import { beginNewEpoch } from '../../lib/db/new-epoch.ts';
import { env } from '../../lib/env/index.ts';
import { Failure } from '../failure.ts';
import { reachableCache } from './reachable.ts';
import { print } from './table.ts';

export function addNewEpoch(program: Command): void {
  program
    .command('new-epoch')
    .description('after Postgres or Redis was restored: nothing cached before counts any more; nobody is signed out')
    .action(newEpoch);
}

async function newEpoch(): Promise<void> {
  if (!env().databaseUrl) throw new Failure('DATABASE_URL is not set.', 'Set it to the database that was restored.');
  const runtime = await reachableCache();
  const epoch = await beginNewEpoch(runtime).catch((error: unknown) => {
    throw new Failure(
      `The epoch could not begin: ${error instanceof Error ? error.message : String(error)}`,
      'Are Postgres and Redis running, and is the database migrated?',
      error,
    );
  });
  print(`Epoch ${epoch} has begun: every entry from before has ended, and nobody was signed out.\n`);
}
