import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { stateFolder } from '../project.ts';
import { processIdentity } from '../services/process-identity.ts';

const file = path.join(stateFolder, 'lock');

type Holder = { pid: number; identity: string; port: number };

/** Makes this process the one `up` of the folder; returns the function that ends that. A dead holder's lock is taken over. */
export function takeLock(port: number): () => void {
  const mine: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? '', port };
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = lockHolder();
    if (holder) {
      throw new Failure(
        `\`npm run up\` is already running in this folder (process ${holder.pid}, http://localhost:${holder.port})`,
        `Use it, or stop it first: Ctrl-C in its terminal, or kill ${holder.pid}.`,
      );
    }
    // Renamed, not deleted: of two that find it stale, one gets it and the other tries again.
    try {
      renameSync(file, `${file}.${process.pid}`);
      rmSync(`${file}.${process.pid}`, { force: true });
    } catch {
      // Another one took it over.
    }
  }
  throw new Failure(
    `The lock ${file} keeps changing hands`,
    'Another `npm run up` is starting in this folder: wait for it.',
  );
}

/** The `up` that runs in this folder now, or null. */
export function lockHolder(): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return processIdentity(holder.pid) === holder.identity ? holder : null;
  } catch {
    return null;
  }
}
