import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { report } from '../failure.ts';
import { logFolder } from '../project.ts';
import { startGuard } from '../services/guard.ts';
import { readState } from '../state.ts';
import { buildApp } from '../test/build-app.ts';
import { startInstance } from '../test/instance.ts';
import { startBench } from '../test/test-bench.ts';
import { trackRunning } from '../up/running.ts';
import { mostBypassed, type Plan, readsPerMinute } from './plan.ts';
import { bypassShare, type Result } from './report.ts';
import { runFuzz } from './run.ts';

type Options = Omit<Plan, 'tauMs' | 'deltaMs'> & { json?: boolean };

const { json, ...options } = new Command('npm run fuzz --')
  .description('Writes and reads at once through several instances, and looks for reads older than is promised')
  .option('--seconds <n>', 'how long', whole, 60)
  .option(
    '--instances <n>',
    'processes: half of them `next start`, half of them using the cache as a library',
    whole,
    4,
  )
  .option('--json', 'end with one line of JSON')
  .option('--naive', 'a cache as they usually are, in place of ours: must be found out', false)
  .option('--chaos', 'kill, pause, flush, stop and empty Redis, stop instances', false)
  .option('--relay-down', 'no relay works, for longer than Δ at a time', false)
  .option('--no-http', 'library processes only: needs no build')
  .option('--seed <n>', 'of the schedule', whole, Date.now() % 1_000_000)
  .parse()
  .opts<Options>();

const plan: Plan = { ...options, http: options.http && !options.naive, tauMs: 250, deltaMs: 5_000 };
// A last line that a program reads stays the only thing on stdout.
const say = (text: string) => process.stdout.write(`${text}\n`);

mkdirSync(logFolder, { recursive: true });
const guard = startGuard();
const running = trackRunning(guard);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
process.on('disconnect', interrupt);

let interrupted: Promise<void> | null = null;
let code = 1;
try {
  const bench = await startBench(guard, running);
  const actionsKey = readState().secrets.actions;
  if (plan.http) {
    say('building the app, unless it is built …');
    await buildApp(actionsKey, running);
  }
  say(`${titleOf(plan)} …`);
  const result = await runFuzz(plan, {
    ...bench,
    env: { ...bench.env, NODE_ENV: 'production', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey },
    logFolder,
    startApp: async (name, env) => {
      const log = path.join(logFolder, `fuzz-${name.replace(' ', '-')}.log`);
      return { name, ...(await startInstance({ log, env, running })) };
    },
    track: (child) => running.add(child, 'SIGTERM', 5_000),
    say: (text) => say(`  ${text}`),
  });
  say(result.text);
  const complaints = complaintsAbout(result);
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  code = complaints.length === 0 ? 0 : 1;
  if (json) say(JSON.stringify(result.summary));
} catch (error) {
  if (!running.isStopping) process.stderr.write(`\n${report(error)}\n`);
}
await (interrupted ?? running.stop());
process.exit(code);

function complaintsAbout({ summary, notBypassed, failures }: Result): string[] {
  if (plan.naive) return summary.violations > 0 ? [] : ['The naive cache was not found out: this run proves nothing.'];
  const complaints = summary.violations > 0 ? ['Reads were older than is promised.'] : [];
  const isCalm = !plan.chaos && !plan.relayDown;
  const wanted = Math.floor((readsPerMinute * plan.seconds) / 60);
  if (isCalm && summary.reads < wanted) complaints.push(`${summary.reads} reads, fewer than ${wanted}.`);
  if (isCalm && bypassShare(summary) >= mostBypassed) complaints.push('Too many reads went past the cache.');
  if (isCalm && failures > 0) complaints.push(`${failures} requests failed.`);
  if (notBypassed > 0) complaints.push(`${notBypassed} reads did not go past the cache while no relay worked.`);
  return complaints;
}

function titleOf({ seconds, instances, seed, ...rest }: Plan): string {
  const how = [rest.naive && 'naive', rest.chaos && 'chaos', rest.relayDown && 'relay down'].filter(Boolean);
  return `${seconds} s, ${instances} instances, ${how.join(' and ') || 'calm'}, --seed ${seed}`;
}

function interrupt(): void {
  interrupted ??= running.stop();
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number above 0');
  return value;
}
