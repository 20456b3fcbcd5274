import { spawn } from 'node:child_process';
import { root } from '../project.ts';

/** Runs one of the project's tools with its output in the terminal; resolves with its exit code, null after a signal. */
export function runTool(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
