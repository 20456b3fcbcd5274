import type { NextRequest } from 'next/server';
import { cameFrom } from '@/lib/navigation/came-from';
import { hasDeadSession, sameSitePath } from '@/lib/session';
import { seeOther } from '@/lib/session/post-handler';
import { dropSessionCookie } from '@/lib/session/start-session';

/**
 * Only a dead cookie is taken away: a link from elsewhere must not sign anybody out. Without JavaScript the page can't
 * name itself as `next`, but the browser does.
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (await hasDeadSession()) await dropSessionCookie();
  const back = sameSitePath(request.nextUrl.searchParams.get('next')) ?? cameFrom(request.headers);
  return seeOther(back.startsWith('/session/') ? '/' : back);
}
