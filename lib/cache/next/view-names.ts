import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Next's keys are `/route-cache/<kind>/<sha256 of the source route>/$<path>`. The name of a view is taken from the
 * source route, found by that hash in the build's own list of routes: never from the path, whose segments anybody
 * can make up.
 */
export type ViewNames = ReadonlyMap<string, string>;

const unknownView = 'page';
const maxNameLength = 64;

/** Source routes of both routers, by the name their views have. Empty where there is no build to read. */
export function readViewNames(serverDistDir: string): ViewNames {
  const names = new Map<string, string>();
  for (const manifest of ['app-paths-manifest.json', 'pages-manifest.json']) {
    for (const route of manifestRoutes(join(serverDistDir, manifest))) names.set(hashOf(route), viewName(route));
  }
  return names;
}

export function viewNameOf(nextKey: string, names: ViewNames): string {
  const [, directory, , sourceHash] = nextKey.split('/', 4);
  if (directory !== 'route-cache' || sourceHash === undefined) return unknownView;
  return names.get(sourceHash) ?? unknownView;
}

/** `/visitor/[locale]/profiles/[simulator]/page` is `profiles-simulator`; optional catch-alls, groups and slots vanish. */
export function viewName(sourceRoute: string): string {
  const segments = sourceRoute
    .split('/')
    .filter((segment) => segment !== '' && !/^(\(|@|\[\[\.\.\.)/.test(segment))
    .map((segment) => segment.replace(/^\[(\.\.\.)?|\]$/g, ''));
  if (/^(page|route)$/.test(segments.at(-1) ?? '')) segments.pop();
  if (segments[0] === 'visitor') segments.splice(0, segments[1] === 'locale' ? 2 : 1);
  const name = segments
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, maxNameLength);
  return name === '' ? 'home' : name;
}

function manifestRoutes(file: string): string[] {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? Object.keys(manifest) : [];
  } catch {
    // An app without a pages router has no such file; a view without a name is still cached.
    return [];
  }
}

function hashOf(sourceRoute: string): string {
  return createHash('sha256').update(sourceRoute).digest('hex');
}
