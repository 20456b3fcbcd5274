import { fileURLToPath } from 'node:url';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';
import { responseHeaders } from './lib/navigation/response-headers.ts';
import { visitorRedirects, visitorRewrites } from './lib/navigation/visitor-rewrites.ts';

/** @returns {import('next').NextConfig} */
export default function config(phase) {
  return {
    reactStrictMode: true,
    poweredByHeader: false,
    // All storing is the handler's: Next's own memory would hold pages beyond their invalidation.
    cacheHandler: fileURLToPath(new URL('lib/cache/next/incremental-handler.ts', import.meta.url)),
    cacheMaxMemorySize: 0,
    serverExternalPackages: ['@node-rs/argon2', 'ioredis', 'msgpackr', 'pino', 'postgres'],
    images: { unoptimized: true },
    turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
    // Two root layouts have no common one for addresses that match no route.
    experimental: { globalNotFound: true },
    rewrites: async () => ({ beforeFiles: visitorRewrites, afterFiles: [], fallback: [] }),
    redirects: async () => visitorRedirects,
    headers: async () => responseHeaders(phase === PHASE_DEVELOPMENT_SERVER),
  };
}
