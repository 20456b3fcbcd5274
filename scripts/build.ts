import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.ts';
import { logFolder, nextBinary, root } from './project.ts';
import { type Child, startChild, tail } from './services/child.ts';

const stamp = path.join(root, '.next/simlane-build.json');
const log = path.join(logFolder, 'build.log');

// What `next build` reads. Tests beside the sources go in too: a few needless builds are cheaper than a stale one.
const sources = [
  '{app,components,lib,drizzle,public,styles}/**/*',
  '*.{ts,mjs,cjs,js}',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const notSources = new Set(['vitest.config.ts', 'playwright.config.ts', 'next-env.d.ts']);

export type Build = { isCurrent(): boolean; start(): Promise<Child>; finish(child: Child): Promise<void> };

/** The production build of this tree; `actionsKey` becomes a part of it, since Next bakes it in. */
export function nextBuild(actionsKey: string): Build {
  const hash = hashSources(actionsKey);
  return {
    isCurrent: () => readStamp() === `${hash} ${buildId()}`,
    start() {
      rmSync(stamp, { force: true });
      rmSync(log, { force: true });
      const env = {
        ...process.env,
        NODE_ENV: 'production' as const,
        NEXT_TELEMETRY_DISABLED: '1',
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
      };
      return startChild(process.execPath, [nextBinary, 'build'], { log, cwd: root, env });
    },
    async finish(child) {
      const code = await child.exited;
      if (code !== 0) {
        throw new Failure(`next build failed (${code ?? 'killed'}):\n${tail(log, 40)}`, `The whole log is ${log}.`);
      }
      writeFileSync(stamp, `${hash} ${buildId()}`);
    },
  };
}

function hashSources(actionsKey: string): string {
  const hash = createHash('sha256').update(`${process.version}\0${actionsKey}\0`);
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !notSources.has(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

// Next makes a new id for each build, so a build by hand also makes the stamp void.
function buildId(): string {
  return readOr(path.join(root, '.next/BUILD_ID'));
}

function readStamp(): string {
  return readOr(stamp);
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
