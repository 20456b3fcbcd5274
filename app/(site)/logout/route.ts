import { env } from '@/lib/env';
import { getViewer } from '@/lib/session';
import { setPositionCookie } from '@/lib/session/position-cookie';
import { seeOther } from '@/lib/session/post-handler';
import { isSameOrigin } from '@/lib/session/same-origin';
import { dropSessionCookie } from '@/lib/session/start-session';
import { endSessions } from '@/lib/users/mutations/end-sessions';

export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers, env().siteUrl)) return seeOther('/');
  const viewer = await getViewer();
  if (viewer) {
    const written = await endSessions(viewer.userId, { sessionId: viewer.sessionId });
    await setPositionCookie(written.position);
  }
  await dropSessionCookie();
  return seeOther('/');
}

/** A link must not sign anybody out; the buttons that do are in the menu and here. */
export function GET(): Response {
  return seeOther('/settings/security');
}
