import { styleText } from 'node:util';
import type { Command } from 'commander';
import { examine } from '../../lib/doctor/examine.ts';
import { type Level, worstOf } from '../../lib/doctor/finding.ts';
import { findingText, verdictText } from '../../lib/doctor/text.ts';
import { env } from '../../lib/env/index.ts';
import { Failure } from '../failure.ts';

const exitCodes: Readonly<Record<Level, number>> = { ok: 0, advice: 0, warning: 2, refuse: 1 };
const colours = { ok: 'green', advice: 'cyan', warning: 'yellow', refuse: 'red' } as const;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look at Redis, Postgres and the settings, and say what to mend')
    .option('--json', 'as JSON: {verdict, checks: [{id, level, about, seen, why, mend}]}')
    .addHelpText(
      'after',
      '\nExit code: 0 well, perhaps with advice; 2 warnings; 1 unsafe, or the doctor could not look.',
    )
    .action(doctor);
}

async function doctor({ json }: { json?: boolean }): Promise<void> {
  requireEnvironment();
  const findings = await examine({ asked: 'tool' });
  const worst = worstOf(findings);
  process.exitCode = exitCodes[worst];
  if (json) {
    process.stdout.write(`${JSON.stringify({ verdict: worst, checks: findings }, null, 2)}\n`);
    return;
  }
  const lines = findings.map((finding) => findingText(finding, (level, text) => styleText(colours[level], text)));
  process.stdout.write(`${lines.join('\n')}\n\n${verdictText(findings)}\n`);
}

/** What is wrong with a variable's form is the first finding, and the only one. */
function requireEnvironment(): void {
  try {
    env();
  } catch (error) {
    throw new Failure((error as Error).message, 'Then look again: npm run cache -- doctor');
  }
}
