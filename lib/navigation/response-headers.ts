import { perRequestCookies, visitorPaths } from './visitor-rewrites.ts';

type HeaderRule = {
  source: string;
  missing?: typeof perRequestCookies;
  headers: { key: string; value: string }[];
};

/**
 * Stored pages are the same bytes for everybody, so no script can carry a nonce: inline scripts are allowed (Next's own
 * data and the colour scheme are such), but everything else comes from this site only, and nobody may frame it.
 */
function contentSecurityPolicy(development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Strict-Transport-Security is for the proxy that ends TLS: a build does not know whether there is one. */
export function responseHeaders(development: boolean): HeaderRule[] {
  return [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: contentSecurityPolicy(development) },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      ],
    },
    // The address of an invitation is its secret: no page it leads to learns it. `no-referrer` would make browsers post
    // without an origin, which no form of ours takes.
    {
      source: '/invitations/:token',
      headers: [
        { key: 'Referrer-Policy', value: 'strict-origin' },
        { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
      ],
    },
    // Next would let shared caches keep a visitor's page for a year, and its Vary names neither cookie nor language.
    // The browser may keep it, but asks each time (ETag, 304): decision 0051.
    ...visitorPaths.map((source) => ({
      source,
      missing: perRequestCookies,
      headers: [{ key: 'Cache-Control', value: 'private, no-cache' }],
    })),
  ];
}
