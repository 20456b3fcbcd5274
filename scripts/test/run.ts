import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../project.ts';
import { killGroup } from '../services/child.ts';
import type { Running } from '../up/running.ts';

/**
 * Runs one of the project's tools with its output in the terminal; resolves with its exit code, null after a signal.
 * What its tests started and left behind ends with it.
 */
export async function runTool(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  running: Running,
): Promise<number | null> {
  const tool = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  await once(tool, 'spawn');
  const pid = tool.pid ?? 0;
  const exited = once(tool, 'exit').then(([code]) => code as number | null);
  await running.add(
    {
      pid,
      exited,
      isRunning: () => tool.exitCode === null && tool.signalCode === null,
      async stop(signal, waitMs) {
        if (tool.exitCode !== null || tool.signalCode !== null) return;
        tool.kill(signal);
        const timer = setTimeout(() => killGroup(pid), waitMs);
        await exited;
        clearTimeout(timer);
      },
    },
    'SIGTERM',
    3_000,
  );
  const code = await exited;
  killGroup(pid);
  return code;
}
