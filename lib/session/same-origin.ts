type HeaderReader = { get(name: string): string | null };

/**
 * Whether a POST came from a page of this site. With SITE_URL the browser's Origin must be it; without it, or while it
 * names this machine only, Origin must be the Host asked. A browser always sends Origin with a POST, so without one it
 * must at least say that the site is its own.
 */
export function isSameOrigin(headers: HeaderReader, siteUrl: string | undefined): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const site = siteUrl === undefined ? undefined : new URL(siteUrl);
  if (site && from.origin === site.origin) return true;
  if (site && !isLoopback(site.hostname)) return false;
  return from.host === headers.get('host');
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}
