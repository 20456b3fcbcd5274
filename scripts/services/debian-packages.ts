import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findOnPath, run } from './commands.ts';

/** Installs a Debian package without starting the service in it. True when apt said so. */
export async function installPackage(name: string, log: string): Promise<boolean> {
  if (!findOnPath('apt-get')) return false;
  // RUNLEVEL=1 makes invoke-rc.d leave the package's own service alone: SimLane runs a private process.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], { log, env });
  if (await install()) return true;
  return (await run('apt-get', ['update'], { log, env })) && install();
}

/** Downloads packages with what they depend on and is missing, and unpacks all into `<folder>/root`. Needs no rights. */
export async function unpackPackages(wanted: readonly string[], folder: string, log: string): Promise<boolean> {
  if (!findOnPath('apt-get') || !findOnPath('dpkg-deb')) return false;
  const downloads = path.join(folder, 'downloads');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'lists/partial'), { recursive: true });
  mkdirSync(path.join(folder, 'archives/partial'), { recursive: true });
  mkdirSync(downloads, { recursive: true });
  const own = [
    `Dir::State::lists=${folder}/lists`,
    `Dir::Cache=${folder}`,
    'APT::Sandbox::User=',
    'Debug::NoLocking=1',
  ];
  const ownLists = own.flatMap((option) => ['-o', option]);
  const download = async (options: readonly string[]) => {
    const names = missingPackages(wanted, options);
    return names.length > 0 && run('apt-get', [...options, 'download', ...names], { log, cwd: downloads });
  };
  // The machine's lists may be gone (slim images delete them) or too old for the mirror: then lists of our own.
  const fetched =
    (await download([])) || ((await run('apt-get', [...ownLists, 'update'], { log })) && (await download(ownLists)));
  if (!fetched) return false;
  for (const file of readdirSync(downloads)) {
    if (!(await run('dpkg-deb', ['-x', path.join(downloads, file), path.join(folder, 'root')], { log }))) return false;
  }
  rmSync(downloads, { recursive: true, force: true });
  return true;
}

/** A program of packages that were unpacked into `folder`, and the environment in which it finds its libraries. */
export function unpackedProgram(folder: string, file: string): { command: string; env: NodeJS.ProcessEnv } | null {
  const command = path.join(folder, 'root', file);
  if (!existsSync(command)) return null;
  const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu', arm: 'arm-linux-gnueabihf' }[
    process.arch as string
  ];
  const libraries = ['usr/lib', 'lib'].map((place) => path.join(folder, 'root', place, triplet ?? ''));
  return { command, env: { ...process.env, LD_LIBRARY_PATH: libraries.join(':') } };
}

function missingPackages(wanted: readonly string[], options: readonly string[]): string[] {
  const only = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`);
  const { stdout } = spawnSync('apt-cache', [...options, 'depends', '--recurse', ...only, ...wanted], {
    encoding: 'utf8',
  });
  const names = (stdout ?? '').split('\n').filter((line) => /^[a-z0-9]/.test(line));
  return names.filter((candidate) => wanted.includes(candidate) || !isInstalled(candidate));
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', `\${Status}`, name], { encoding: 'utf8' });
  return (stdout ?? '').includes('install ok installed');
}
