import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Env, env } from '../../env/index.ts';
import { isLoopbackHost } from './network.ts';

export type SettingsFacts = Pick<
  Env,
  'siteUrl' | 'trustedProxies' | 'cacheOff' | 'cacheTauMs' | 'cacheDeltaMs' | 'databasePoolMax' | 'acceptUnsafe'
> & {
  readonly isNodeProduction: boolean;
  readonly secret: string | undefined;
  readonly previousSecrets: readonly string[];
  readonly actionsKey: string | undefined;
  readonly metricsToken: string | undefined;
  readonly hasDemoPassword: boolean;
  readonly nodeVersion: string;
  /** Null: not installed beside this process. */
  readonly nextVersion: string | null;
  /** Modules of Next that the cache reaches into, and that are no longer there. */
  readonly missingInternals: readonly string[];
};

/** Of Next's inner modules what lib/cache/next uses: module → export. */
const internals = {
  'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js': 'SharedCacheControls',
  'next/dist/server/lib/incremental-cache/file-system-cache.js': 'default',
} as const;

export function gatherSettings(): SettingsFacts {
  const read = env();
  return {
    siteUrl: read.siteUrl,
    trustedProxies: read.trustedProxies,
    cacheOff: read.cacheOff,
    cacheTauMs: read.cacheTauMs,
    cacheDeltaMs: read.cacheDeltaMs,
    databasePoolMax: read.databasePoolMax,
    acceptUnsafe: read.acceptUnsafe,
    isNodeProduction: process.env.NODE_ENV === 'production',
    secret: process.env.SIMLANE_SECRET ? read.secret : undefined,
    previousSecrets: read.previousSecrets,
    actionsKey: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || undefined,
    metricsToken: read.metricsToken,
    hasDemoPassword: read.demoPassword !== undefined,
    nodeVersion: process.versions.node,
    ...gatherNext(),
  };
}

/**
 * A site that others reach: its address is not of this machine. A server must also run as one (NODE_ENV); a tool, which
 * has no NODE_ENV, judges the site it was pointed at.
 */
export function isProductionSite({ siteUrl, isNodeProduction }: SettingsFacts, asked: 'server' | 'tool'): boolean {
  const isPublic = siteUrl !== undefined && !isLoopbackHost(new URL(siteUrl).hostname);
  return isPublic && (asked === 'tool' || isNodeProduction);
}

function gatherNext(): Pick<SettingsFacts, 'nextVersion' | 'missingInternals'> {
  // From the project's folder: bundled, this file is somewhere else.
  const load = createRequire(join(process.cwd(), 'package.json'));
  try {
    const { version } = load('next/package.json') as { version: string };
    const missing = Object.entries(internals).filter(([name, member]) => !hasMember(load, name, member));
    return { nextVersion: version, missingInternals: missing.map(([name]) => name) };
  } catch {
    return { nextVersion: null, missingInternals: [] };
  }
}

function hasMember(load: NodeJS.Require, name: string, member: string): boolean {
  try {
    return member in (load(name) as object);
  } catch {
    return false;
  }
}
