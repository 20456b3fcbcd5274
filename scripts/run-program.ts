import type { Command } from 'commander';
import { report } from './failure.ts';
import { loadEnv } from './load-env.ts';

/** Runs a command line tool: with the environment of `up` where none is set, an error in words, and `end` at its end. */
export async function runProgram(program: Command, end: () => Promise<unknown> = async () => undefined): Promise<void> {
  try {
    loadEnv();
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(`${report(error)}\n`);
    process.exitCode = 1;
  } finally {
    await end();
  }
}
