import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { logFolder, stateFolder } from '../project.ts';
import { findOnPath } from './commands.ts';
import { installPackage, unpackedProgram, unpackPackages } from './debian-packages.ts';

export type RedisBinary = { command: string; env: NodeJS.ProcessEnv; major: number };

/** Redis or Valkey: on PATH, else Debian's package installed (root) or unpacked into `.simlane` (anyone else); null when all fail. */
export async function redisBinary(say: (text: string) => void = () => undefined): Promise<RedisBinary | null> {
  const known = onPath() ?? unpacked();
  if (known) return known;
  const log = path.join(logFolder, 'apt.log');
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) {
    say('installing the package redis-server');
    await installPackage('redis-server', log);
    return onPath();
  }
  say('downloading the package redis-server');
  // redis-server is but a link to a program in redis-tools: both must lie in one place, even where one is installed.
  await unpackPackages(['redis-server', 'redis-tools'], unpackFolder, log);
  return unpacked();
}

const unpackFolder = path.join(stateFolder, 'apt');

function onPath(): RedisBinary | null {
  for (const name of ['redis-server', 'valkey-server']) {
    const command = findOnPath(name);
    const found = command ? usable(command, process.env) : null;
    if (found) return found;
  }
  return null;
}

function unpacked(): RedisBinary | null {
  const found = unpackedProgram(unpackFolder, 'usr/bin/redis-server');
  return found && usable(found.command, found.env);
}

// ZRANGE … BYSCORE and the ACL rules used here came with 6.2.
function usable(command: string, env: NodeJS.ProcessEnv): RedisBinary | null {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8', env });
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  const version = Number(major) + Number(minor) / 100;
  return version >= 6.02 ? { command, env, major: Number(major) } : null;
}
