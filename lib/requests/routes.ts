import { readFileSync } from 'node:fs';

type Route = { page: string; regex: string };
export type RouteTemplates = (pathname: string) => string;

/** Requests for files of the build, and for those of no route. */
export const assetRoute = 'asset';
export const otherRoute = 'other';
/** What runs outside of any request. */
export const backgroundRoute = 'background';

/**
 * The template of a path, such as `/clubs/[slug]`, out of the build's own list of routes, so that there are only so many.
 *
 * @param manifestFile Next's routes-manifest.json. Where it can't be read every route is `other`.
 */
export function routeTemplates(manifestFile: string): RouteTemplates {
  const routes = readRoutes(manifestFile);
  const exact = new Set(routes.filter(({ page }) => !page.includes('[')).map(({ page }) => page));
  const patterns = routes
    .filter(({ page }) => page.includes('['))
    .map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
  return (pathname) => {
    if (pathname.startsWith('/_next/')) return assetRoute;
    if (exact.has(pathname)) return pathname;
    return patterns.find(({ pattern }) => pattern.test(pathname))?.page ?? otherRoute;
  };
}

function readRoutes(manifestFile: string): Route[] {
  try {
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
      staticRoutes: Route[];
      dynamicRoutes: Route[];
    };
    return [...manifest.staticRoutes, ...manifest.dynamicRoutes];
  } catch {
    return [];
  }
}
