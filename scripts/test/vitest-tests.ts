import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../project.ts';
import type { Running } from '../up/running.ts';
import { runTool } from './run.ts';
import { type Tally, withExit } from './tally.ts';
import type { Bench } from './test-bench.ts';

type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };

export async function runVitest(
  projects: readonly string[],
  filters: readonly string[],
  bench: Bench,
  running: Running,
): Promise<Tally> {
  const file = path.join(bench.folder, 'vitest.json');
  const code = await runTool(
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    [
      ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ...projects.flatMap((project) => ['--project', project]),
      ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
    ],
    bench.env,
    running,
  );
  return withExit(readReport(file), code);
}

function readReport(file: string): Tally {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const skipped = report.numPendingTests + report.numTodoTests;
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
