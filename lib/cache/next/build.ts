import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readViewNames, type ViewNames } from './view-names.ts';

/** Which build this process serves: rendered output is of no use to another. */
export type Build = { id: string; viewNames: ViewNames };

/** `next build` renders with the handler too; it must find no sockets and leave no timers. */
export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build';
}

export function readBuild(serverDistDir: string): Build {
  const parts = [readBuildId(serverDistDir), process.env.NEXT_DEPLOYMENT_ID];
  return { id: parts.filter(Boolean).join('+'), viewNames: readViewNames(serverDistDir) };
}

/** `serverDistDir`: Next's folder of compiled server code, `.next/server`. */
export function readBuildId(serverDistDir: string): string {
  try {
    return readFileSync(join(serverDistDir, '..', 'BUILD_ID'), 'utf8').trim();
  } catch {
    return 'no-build';
  }
}
