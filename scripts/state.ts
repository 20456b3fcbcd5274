import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.ts';
import { stateFolder } from './project.ts';

export type StartedProcess = { pid: number; identity: string };

/** What `up` remembers between runs. Holds secrets: mode 0600. */
export type State = {
  /** Names data kept outside this folder, so that a fresh clone on the same path never meets old data. */
  id: string;
  postgresPort?: number;
  redisPort?: number;
  /** Set while demo data is being loaded, so that an interrupted load is not mistaken for a finished one. */
  demo?: 'loading' | 'loaded';
  app?: StartedProcess;
  worker?: StartedProcess;
  passwords: { postgres: string; database: string; redis: string; maintenance: string };
  secrets: { demo: string; metrics: string; simlane: string; actions: string };
};

const file = path.join(stateFolder, 'state.json');

export function readState(): State {
  const known = parse();
  if (known) return known;
  const hex = (bytes: number) => randomBytes(bytes).toString('hex');
  const made: State = {
    id: hex(8),
    passwords: { postgres: hex(24), database: hex(24), redis: hex(24), maintenance: hex(24) },
    secrets: {
      demo: `lap-${hex(2)}-${hex(2)}-${hex(2)}`,
      metrics: hex(24),
      simlane: hex(32),
      actions: randomBytes(32).toString('base64'),
    },
  };
  writeState(made);
  return made;
}

export function writeState(state: State): void {
  writePrivately(file, `${JSON.stringify(state, null, 2)}\n`);
}

/** Writes a file of mode 0600 in one step: readers see the old or the new content. */
export function writePrivately(target: string, content: string): void {
  mkdirSync(path.dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.tmp`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, target);
}

function parse(): State | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Failure(
      `${file} can't be read: ${(error as Error).message}`,
      'Run this as the user who ran it first, or as root.',
    );
  }
  try {
    return JSON.parse(text) as State;
  } catch {
    throw new Failure(
      `${file} is damaged`,
      'Restore it, or delete .simlane to start over (this deletes the demo database).',
    );
  }
}
