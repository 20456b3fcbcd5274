import { env } from '@/lib/env';
import { getViewer } from '@/lib/session';
import { setPositionCookie } from '@/lib/session/position-cookie';
import { readForm } from '@/lib/session/post-handler';
import { isSameOrigin } from '@/lib/session/same-origin';
import { setPreference } from '@/lib/users/mutations/set-preference';

/** The switch in the header tells the account what was chosen; the page itself has changed already. */
export async function POST(request: Request): Promise<Response> {
  const theme = (await readForm(request)).get('theme');
  if (!isSameOrigin(request.headers, env().siteUrl)) return answer(403);
  if (theme !== 'light' && theme !== 'dark') return answer(400);
  const viewer = await getViewer();
  if (!viewer) return answer(401);
  const { position } = await setPreference(viewer.userId, { theme });
  await setPositionCookie(position);
  return answer(204);
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
