import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EntryKey, entryKey, keyedHash } from '../entries.ts';
import { type Build, readBuild } from './build.ts';
import { viewNameOf } from './view-names.ts';

export type Slot = 'view' | 'image' | 'fetch';

/** The key in Redis of what Next calls `nextKey`: `view:<name>:…`, `view:image:…` or `fragment:next-fetch:…`. */
export function keyInRedis(build: Build, nextKey: string, kind: Slot): EntryKey {
  const hash = keyedHash([kind, build.id, nextKey]);
  if (kind === 'fetch') return entryKey('fragment', 'next-fetch', hash);
  return entryKey('view', kind === 'image' ? 'image' : viewNameOf(nextKey, build.viewNames), hash);
}

type Route = { page: string; regex: string };

/**
 * The key of a stored page by its path in Next's own tree; null where the build has no such route. For tools, which are
 * not asked by Next: it knows the key of what it asks for.
 */
export function pageKey(serverDistDir: string, path: string): EntryKey | null {
  const manifest = JSON.parse(readFileSync(join(serverDistDir, '..', 'routes-manifest.json'), 'utf8')) as {
    staticRoutes: Route[];
    dynamicRoutes: Route[];
  };
  const route = [...manifest.staticRoutes, ...manifest.dynamicRoutes].find(({ regex }) => new RegExp(regex).test(path));
  if (!route) return null;
  const source = createHash('sha256').update(`${route.page}/page`).digest('hex');
  return keyInRedis(readBuild(serverDistDir), `/route-cache/APP_PAGE/${source}/$${path}`, 'view');
}
