import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Failure } from '../failure.ts';
import { isAlive } from './process-identity.ts';

/**
 * Stops a server that a crashed run left behind on this folder. `marker` is a part of its command line: a process
 * that merely got the same id is left alone.
 */
export async function stopLeftover(pid: number, marker: string, signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
  if (!Number.isInteger(pid) || pid <= 1 || !commandLine(pid).includes(marker)) return;
  process.kill(pid, signal);
  const deadline = Date.now() + 20_000;
  while (isAlive(pid) && commandLine(pid).includes(marker)) {
    if (Date.now() > deadline) {
      throw new Failure(
        `Process ${pid} of an earlier run does not end`,
        `Stop it by hand (kill -9 ${pid}) and try again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
