import path from 'node:path';
import { logFolder, stateFolder } from '../../scripts/project.ts';
import { findOnPath } from '../../scripts/services/commands.ts';
import { unpackedProgram, unpackPackages } from '../../scripts/services/debian-packages.ts';

export type Program = { command: string; env: NodeJS.ProcessEnv };

/**
 * A program that a test needs to be the real one: on PATH, else unpacked from Debian's packages into `.simlane`, without
 * rights and without its service. Null where neither can be had: such tests are skipped, and say so.
 */
export async function debianProgram(name: string, packages: readonly string[]): Promise<Program | null> {
  const command = findOnPath(name);
  if (command) return { command, env: process.env };
  const folder = path.join(stateFolder, `apt-${name}`);
  const unpacked = () => unpackedProgram(folder, `usr/sbin/${name}`) ?? unpackedProgram(folder, `usr/bin/${name}`);
  const known = unpacked();
  if (known || process.platform !== 'linux') return known;
  await unpackPackages(packages, folder, path.join(logFolder, 'apt.log'));
  return unpacked();
}
