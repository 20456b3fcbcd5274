import { Command } from 'commander';
import { closeCache } from '../lib/cache/index.ts';
import { closeDb } from '../lib/db/client.ts';
import { env } from '../lib/env/index.ts';
import { createAdmin } from '../lib/users/mutations/create-admin.ts';
import { adminSchema } from '../lib/users/schema.ts';
import { Failure } from './failure.ts';
import { pipedPassword, promptPassword } from './read-password.ts';
import { runProgram } from './run-program.ts';

type CreateOptions = { handle: string; email: string; name?: string; timeZone: string; passwordStdin?: true };

const program = new Command('npm run admin --').description('Accounts of people who run the site');

program
  .command('create')
  .description('make a site admin')
  .requiredOption('--handle <handle>', 'his handle; reserved ones are allowed')
  .requiredOption('--email <address>', 'his e-mail address')
  .option('--name <name>', 'his name; the handle when left out')
  .option('--time-zone <zone>', 'an IANA zone such as Europe/Berlin', 'UTC')
  .option('--password-stdin', 'read the password from standard input instead of asking')
  .action(create);

await runProgram(program, () => Promise.all([closeDb(), closeCache()]));

async function create({ passwordStdin, name, ...options }: CreateOptions): Promise<void> {
  if (!env().databaseUrl) throw new Failure('DATABASE_URL is not set.', 'Set it, or start SimLane with `npm run up`.');
  const password = passwordStdin ? await pipedPassword() : await promptPassword();
  const parsed = adminSchema.safeParse({ ...options, name: name ?? options.handle, password });
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${explain(issue.message)}`);
    throw new Failure(`No account was made:\n${problems.join('\n')}`, 'Mend these and run the command again.');
  }
  const created = await createAdmin(parsed.data);
  if (!created.ok) {
    const what = created.error.field === 'email' ? 'e-mail address' : 'handle';
    throw new Failure(`An account with this ${what} exists already.`, `Choose another ${what}.`);
  }
  process.stdout.write(`Made the site admin ${parsed.data.handle}. Sign in at /login.\n`);
}

/** The message keys of forms, in plain words. */
function explain(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
