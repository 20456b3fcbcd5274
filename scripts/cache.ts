import { Command } from 'commander';
import { closeCache } from '../lib/cache/index.ts';
import { closeDb } from '../lib/db/client.ts';
import { commands } from './cache/commands.ts';
import { runProgram } from './run-program.ts';

const program = new Command('npm run cache --')
  .description('See into the cache, and act on it')
  .option('--clear', 'as the command')
  .option('--warm', 'as the command')
  .option('--stats', 'as the command')
  .action(runNamedByFlags);
for (const add of commands) add(program);

await runProgram(program, () => Promise.all([closeDb(), closeCache()]));

/** `--clear --warm --stats`: each flag is the command of its name, and they run in this order. */
async function runNamedByFlags(flags: { clear?: true; warm?: true; stats?: true }): Promise<void> {
  const named = (['clear', 'warm', 'stats'] as const).filter((name) => flags[name]);
  if (named.length === 0) program.help({ error: true });
  for (const name of named)
    await program.commands.find((command) => command.name() === name)?.parseAsync([], { from: 'user' });
}
