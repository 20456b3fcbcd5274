import { Command } from 'commander';
import { closeDb } from '../../lib/db/client.ts';
import { env } from '../../lib/env/index.ts';
import { Failure } from '../failure.ts';
import { runProgram } from '../run-program.ts';
import { type Measured, measure } from './measure.ts';
import { readsOf } from './read-list.ts';
import { findSubjects } from './subjects.ts';
import { whole } from './whole.ts';

type Options = { json?: boolean; runs: number; only?: string };

const ms = (value: number) => value.toFixed(1).padStart(8);

const program = new Command('node scripts/bench/reads.ts')
  .description('Measures every cached read past its cache, at the first and the last page, on a seeded database')
  .option('--json', 'one JSON document instead of a table')
  .option('--runs <n>', 'how often each is read', whole, 50)
  .option('--only <text>', 'only reads whose names contain it')
  .action(run);

await runProgram(program, () => closeDb());
// The cache's connections would keep this process alive.
process.exit();

async function run({ json, runs, only }: Options): Promise<void> {
  // Everything is read from Postgres: the cache is asked, and says that it is off.
  process.env.CACHE_OFF = 'view,fragment,query,api';
  if (!env().databaseUrl) throw new Failure('DATABASE_URL is not set.', 'Name a database that `npm run seed` filled.');
  const reads = readsOf(await findSubjects()).filter(({ name }) => name.includes(only ?? ''));
  const measured: Measured[] = [];
  for (const read of reads) {
    const result = await measure(read, runs);
    measured.push(result);
    if (!json) process.stdout.write(`${lineOf(result)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify({ runs, reads: measured }, null, 2)}\n`);
}

function lineOf({ name, first, last }: Measured): string {
  const head = `${name.padEnd(52)} ${ms(first.p50)} ${ms(first.p95)} ${String(first.queries).padStart(3)}`;
  return last ? `${head}  | ${ms(last.p50)} ${ms(last.p95)} ${String(last.queries).padStart(3)}` : head;
}
