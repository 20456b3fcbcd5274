import { Command, Option } from 'commander';
import { Listr } from 'listr2';
import { type SeedOptions, type Step, seed, sizes } from '../drizzle/seed/index.ts';
import { env } from '../lib/env/index.ts';
import { Failure } from './failure.ts';
import { runProgram } from './run-program.ts';

type Options = { size: keyof typeof sizes };

const barLength = 30;

const program = new Command('npm run seed --')
  .description('Loads made-up people, clubs and races into an empty database')
  .addOption(new Option('--size <size>', 'how much').choices(Object.keys(sizes)).default('small'))
  .action(load);

await runProgram(program);

async function load({ size }: Options): Promise<void> {
  const { databaseUrl, demoPassword } = env();
  if (!databaseUrl || !demoPassword) {
    throw new Failure(
      'DATABASE_URL or DEMO_PASSWORD is not set.',
      'Name an empty, migrated database, and the password of the demo accounts.',
    );
  }
  const options: SeedOptions = { size, demoPassword, perform };
  await seed(databaseUrl, options);
  process.stdout.write('Demo data is loaded. Sign in as admin, manager or member.\n');
}

/** A bar for each table; where nobody watches, a line when it begins and one when it is done. */
async function perform(steps: readonly Step[]): Promise<void> {
  const isWatched = process.stdout.isTTY;
  const tasks = steps
    .filter(({ total }) => total > 0)
    .map(({ title, total, run }) => ({
      title,
      task: async (_: unknown, task: { title: string; output: string }) => {
        await run((sent) => {
          if (isWatched) task.output = bar(sent, total);
        });
        task.title = `${title}: ${total.toLocaleString('en')} rows`;
      },
    }));
  await new Listr(tasks, { renderer: isWatched ? 'default' : 'simple' }).run();
}

/** Full before it is over: then Postgres works through its triggers and checks. */
function bar(sent: number, total: number): string {
  const full = Math.min(barLength, Math.round((sent / total) * barLength));
  const rows = `${sent.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  return `${'█'.repeat(full)}${'░'.repeat(barLength - full)} ${sent < total ? rows : `${rows}, checking`}`;
}
