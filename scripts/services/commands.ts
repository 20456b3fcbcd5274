import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { startChild } from './child.ts';

/** The file that a command's name stands for, also in the folders of root's PATH; null when it is not installed. */
export function findOnPath(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null;
}

/** Runs a command to its end with its output in `log`; true when it succeeded. */
export async function run(
  command: string,
  args: readonly string[],
  o: { log: string; env?: NodeJS.ProcessEnv; cwd?: string },
): Promise<boolean> {
  try {
    const child = await startChild(command, args, o);
    return (await child.exited) === 0;
  } catch {
    return false;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
