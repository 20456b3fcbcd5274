import { spawnSync } from 'node:child_process';
import { Failure } from '../failure.ts';

export type ServiceUser = { name: string; uid: number; gid: number };

/**
 * Postgres refuses to run as root. Null for everyone else; for root the system's `postgres` user, else `simlane`
 * (made when possible), else `nobody`.
 */
export function serviceUser(): ServiceUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = find('postgres') ?? find('simlane');
  if (known) return known;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'simlane']);
  const user = find('simlane') ?? find('nobody');
  if (user) return user;
  throw new Failure(
    'Postgres may not run as root, and no other user was found',
    'Create one: useradd --system postgres.',
  );
}

/** Whether this user reaches the folder and everything above it. */
export function canReach(user: ServiceUser, folder: string): boolean {
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

function find(name: string): ServiceUser | null {
  const read = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout.trim()) : Number.NaN;
  };
  const uid = read('-u');
  const gid = read('-g');
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { name, uid, gid } : null;
}
