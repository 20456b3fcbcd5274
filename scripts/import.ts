import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { closeCache } from '../lib/cache/index.ts';
import { closeDb } from '../lib/db/client.ts';
import { env } from '../lib/env/index.ts';
import { type ImportOutcome, importFile } from '../lib/import/import-file.ts';
import { maxFileBytes } from '../lib/import/read-file.ts';
import { Failure } from './failure.ts';
import { runProgram } from './run-program.ts';

const shownProblems = 20;

const program = new Command('npm run import --')
  .description('Brings result files of races into the site: iRacing, as downloaded or as the API gives them')
  .argument('<files...>', 'result files')
  .action(importAll);

await runProgram(program, () => Promise.all([closeDb(), closeCache()]));

async function importAll(files: readonly string[]): Promise<void> {
  if (!env().databaseUrl) throw new Failure('DATABASE_URL is not set.', 'Set it, or start SimLane with `npm run up`.');
  const counts = { imported: 0, already: 0, refused: 0 };
  for (const file of files) {
    const outcome = await importOne(file);
    if (!outcome.ok) counts.refused += 1;
    else if (outcome.already) counts.already += 1;
    else counts.imported += 1;
    print(file, outcome);
  }
  if (files.length > 1) {
    process.stdout.write(`${counts.imported} imported, ${counts.already} already there, ${counts.refused} refused\n`);
  }
  if (counts.refused > 0) process.exitCode = 1;
}

async function importOne(file: string): Promise<ImportOutcome> {
  const bytes = await readBounded(file);
  if (typeof bytes === 'string') return { ok: false, problems: [{ path: '', message: bytes }] };
  return importFile(bytes, { fileName: basename(file) });
}

/** The file's bytes, or why there are none. */
async function readBounded(file: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(file);
    return size > maxFileBytes ? 'the file is larger than 10 MB' : await readFile(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    return `it can not be read: ${error.message}`;
  }
}

function print(file: string, outcome: ImportOutcome): void {
  if (outcome.ok) {
    const { event, slug, sessions, drivers, results } = outcome.summary;
    const what = outcome.already ? 'already imported' : `${sessions} sessions, ${drivers} drivers, ${results} results`;
    process.stdout.write(`${file}: ${event} (${slug}): ${what}\n`);
    return;
  }
  const { problems } = outcome;
  process.stderr.write(`${file}: not imported, nothing was changed\n`);
  for (const { path, message } of problems.slice(0, shownProblems)) {
    process.stderr.write(`  ${path ? `${path}: ` : ''}${message}\n`);
  }
  if (problems.length > shownProblems) process.stderr.write(`  and ${problems.length - shownProblems} more\n`);
}
