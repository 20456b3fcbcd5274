import { Command } from 'commander';
import { closeCache } from '../lib/cache/index.ts';
import { closeDb } from '../lib/db/client.ts';
import { commands } from './cache/commands.ts';
import { runProgram } from './run-program.ts';

const program = new Command('npm run cache --').description('See into the cache, and act on it');
for (const add of commands) add(program);

await runProgram(program, () => Promise.all([closeDb(), closeCache()]));
