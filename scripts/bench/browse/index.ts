import { mkdirSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { sizes } from '../../../drizzle/seed/index.ts';
import { logFolder } from '../../project.ts';
import { onOwnServices } from '../own-services.ts';
import { whole } from '../whole.ts';
import { compareOnOwnSite } from './own-site.ts';
import { measureRunningSite } from './running-site.ts';

export type Options = {
  size: keyof typeof sizes;
  seconds?: number;
  rounds: number;
  users: number;
  warmUp: number;
  divisor: number;
  bound: number;
  zipf: number;
  saves: number;
  instances: number;
  seed: number;
  held: boolean;
  url?: string;
  json?: boolean;
};

await new Command('npm run bench -- browse')
  .description('Lets visitors and members browse with the cache and without, alternating, and compares')
  .addOption(new Option('--size <size>', 'of the demo data').choices(Object.keys(sizes)).default('small'))
  .option('--seconds <n>', 'of each round (20); with --url, in all (120)', whole)
  .option('--rounds <n>', 'of each side', whole, 3)
  .option('--users <n>', 'at once in the rounds, a fifth of them signed in', whole, 20)
  .option('--warm-up <seconds>', 'before the first round, at full speed', whole, 120)
  .option('--divisor <n>', 'by which recorded think times (8 s on average) are divided', whole, 8)
  .option('--bound <ms>', 'p95 at which users count as held', whole, 500)
  .option('--zipf <exponent>', 'how uneven popularity is', positive, 1)
  .option('--saves <percent>', 'of what members do, that changes their settings', notNegative, 1)
  .option('--instances <n>', 'of the app', whole, 2)
  .option('--seed <n>', 'of the recorded sessions', whole, 1)
  .option('--no-held', 'without looking how many users are held')
  .option('--url <origin>', 'measure this running site as it is, switching nothing')
  .option('--json', 'as the last line, one JSON document')
  .action(run)
  .parseAsync();

async function run(options: Options): Promise<void> {
  if (options.url) {
    await measureRunningSite({ ...options, url: options.url.replace(/\/+$/, ''), seconds: options.seconds ?? 120 });
    return;
  }
  mkdirSync(logFolder, { recursive: true });
  await onOwnServices((guard, running) =>
    compareOnOwnSite(guard, running, { ...options, seconds: options.seconds ?? 20 }),
  );
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 5)) throw new InvalidArgumentError('must be a number above 0, at most 5');
  return value;
}

function notNegative(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 100) throw new InvalidArgumentError('must be 0 to 100');
  return value;
}
