const base = 'http://same-site.invalid';
const longestPath = 1_024;

/**
 * The path in `next` as a path of this site, or null. Browsers read `//host` and `/\host` as other sites and drop tabs
 * and newlines inside a URL, so the parsed form decides.
 */
export function sameSitePath(next: string | null | undefined): string | null {
  if (!next?.startsWith('/') || next.length > longestPath || !URL.canParse(next, base)) return null;
  const url = new URL(next, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}`;
}

/** Where to go on to after signing in: not to pages that would send on again, or sign out. */
export function safeNextPath(next: string | null | undefined, fallback = '/'): string {
  const path = sameSitePath(next);
  return path === null || /^\/(login|logout|register|session)([/?]|$)/.test(path) ? fallback : path;
}

/** Where to sign in, coming back to `path` afterwards. */
export function loginPath(path?: string): string {
  const next = safeNextPath(path, '/');
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`;
}
