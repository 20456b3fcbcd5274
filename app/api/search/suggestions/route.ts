import type { NextRequest } from 'next/server';
import { env } from '@/lib/env';
import { takeAttempt } from '@/lib/rate-limit';
import { withTimings } from '@/lib/requests/with-timings';
import { scopeOf } from '@/lib/search/loaders';
import { suggest } from '@/lib/search/suggestions';
import { getViewer } from '@/lib/session';
import { clientAddress } from '@/lib/session/client-address';

const limit = { name: 'suggestions', attempts: 600, windowMs: 60_000 };

/** What the search field offers while somebody types: of the site itself, no part of the public API. */
export const GET = withTimings(async (request: NextRequest): Promise<Response> => {
  const attempt = await takeAttempt(limit, clientAddress(request.headers, env().trustedProxies));
  if (!attempt.ok) return Response.json({ suggestions: [] }, { status: 429, headers });
  const viewer = await getViewer();
  const suggestions = await suggest(request.nextUrl.searchParams.get('q') ?? '', await scopeOf(viewer));
  return Response.json({ suggestions }, { headers });
});

/** It depends on who asks. */
const headers = { 'cache-control': 'private, no-store' };
