import { mkdirSync } from 'node:fs';
import { report } from '../failure.ts';
import { logFolder } from '../project.ts';
import { startGuard } from '../services/guard.ts';
import { trackRunning } from '../up/running.ts';
import { runBrowserTests } from './browser-tests.ts';
import { add, nothing, summary, type Tally } from './tally.ts';
import { startBench } from './test-bench.ts';
import { runVitest } from './vitest-tests.ts';

/** `npm test [-- unit|integration|e2e [filter…]]`: all of it, or one kind, or those files of it whose names match. */
const kinds = ['unit', 'integration', 'e2e'] as const;
type Kind = (typeof kinds)[number];

const [first, ...rest] = process.argv.slice(2);
const chosen = kinds.find((kind) => kind === first);
const wanted: readonly Kind[] = chosen ? [chosen] : kinds;
const filters = chosen ? rest : process.argv.slice(2);

mkdirSync(logFolder, { recursive: true });
const guard = startGuard();
const running = trackRunning(guard);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
process.on('disconnect', interrupt);

let interrupted: Promise<void> | null = null;
let tally: Tally = nothing;
try {
  const bench = await startBench(guard, running);
  const projects = wanted.filter((kind) => kind !== 'e2e');
  if (projects.length > 0) tally = add(tally, await runVitest(projects, filters, bench, running));
  if (wanted.includes('e2e')) tally = add(tally, await runBrowserTests(filters, bench, running));
} catch (error) {
  if (!running.isStopping) {
    process.stderr.write(`\n${report(error)}\n`);
    tally = add(tally, { passed: 0, failed: 1, skipped: 0 });
  }
}
await (interrupted ?? running.stop());
// Its guardian outlives this process by a moment and removes the folder of the run.
process.stdout.write(`${summary(tally)}\n`);
process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);

function interrupt(): void {
  interrupted ??= stopAndExit();
}

async function stopAndExit(): Promise<void> {
  await running.stop();
  // What was being started while the others stopped.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await running.stop();
  process.stdout.write('interrupted: nothing was counted\n');
  process.exit(130);
}
