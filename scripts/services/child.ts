import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

export type Child = {
  readonly pid: number;
  /** Resolves with the exit code, or with null when a signal ended it. Never rejects. */
  readonly exited: Promise<number | null>;
  isRunning(): boolean;
  /** Sends `signal` to the process, waits, and kills its whole group after `waitMs`. */
  stop(signal: NodeJS.Signals, waitMs: number): Promise<void>;
};

export type ChildOptions = {
  /** stdout and stderr go here. */
  log: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
};

const maxLogBytes = 10_000_000;

/**
 * Starts a process in a group of its own: Ctrl-C in the terminal reaches `up` alone, which then stops the app before
 * the services under it.
 */
export async function startChild(command: string, args: readonly string[], o: ChildOptions): Promise<Child> {
  const output = openLog(o.log);
  const child = spawn(command, args, {
    cwd: o.cwd,
    env: o.env ?? process.env,
    stdio: ['ignore', output, output],
    detached: true,
    ...(o.uid === undefined ? {} : { uid: o.uid }),
    ...(o.gid === undefined ? {} : { gid: o.gid }),
  });
  closeSync(output);
  let running = true;
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running = false;
      resolve(code);
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    exited,
    isRunning: () => running,
    async stop(signal, waitMs) {
      if (!running) return;
      child.kill(signal);
      const timer = setTimeout(() => killGroup(pid), waitMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group ended between the check and the signal.
  }
}

/** The last lines of a log, for a message that says why a process ended. */
export function tail(file: string, lines = 20): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

function openLog(file: string): number {
  try {
    if (statSync(file).size > maxLogBytes) renameSync(file, `${file}.1`);
  } catch {
    // No log yet.
  }
  return openSync(file, 'a', 0o600);
}
