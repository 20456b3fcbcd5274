import { Command, Option } from 'commander';
import { type SeedOptions, seed, sizes } from '../drizzle/seed/index.ts';
import { env } from '../lib/env/index.ts';
import { Failure, report } from './failure.ts';
import { loadEnv } from './load-env.ts';

const program = new Command('npm run seed --')
  .description('Loads made-up people, clubs and races into an empty database')
  .addOption(new Option('--size <size>', 'how much').choices(Object.keys(sizes)).default('small'))
  .action(load);

try {
  loadEnv();
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${report(error)}\n`);
  process.exitCode = 1;
}

async function load({ size }: Pick<SeedOptions, 'size'>): Promise<void> {
  const { databaseUrl, demoPassword } = env();
  if (!databaseUrl || !demoPassword) {
    throw new Failure(
      'DATABASE_URL or DEMO_PASSWORD is not set.',
      'Name an empty, migrated database, and the password of the demo accounts.',
    );
  }
  await seed(databaseUrl, { size, demoPassword });
  process.stdout.write('Demo data is loaded. Sign in as admin, manager or member.\n');
}
