import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { after } from 'next/server';
import { cache } from 'react';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { sessionCookie, unsealSessionKey } from './cookie.ts';
import { extendSession } from './extend-session.ts';
import { heedPositionCookie, positionCookie } from './position-cookie.ts';
import { readSession } from './read-session.ts';
import { loginPath } from './redirect-path.ts';
import { isExtensionDue } from './session-record.ts';
import type { Viewer } from './viewer.ts';

/** `dead`: the browser sent a session cookie that opens nothing; it should be cleared (`/session/clear`). */
type RequestSession = { viewer: Viewer | null; dead: boolean };

const getRequestSession = cache(async (): Promise<RequestSession> => {
  const jar = await cookies();
  await heedPositionCookie(jar.get(positionCookie)?.value);

  const seal = jar.get(sessionCookie)?.value;
  if (!seal) return { viewer: null, dead: false };
  const sessionKey = await unsealSessionKey(seal);
  const record = sessionKey === null ? null : await readSession(sessionKey);
  if (!record) return { viewer: null, dead: true };
  if (isExtensionDue(record, Date.now(), env().sessionDays)) {
    after(() => extendSession(record).catch((err: unknown) => log.error({ err }, 'session not extended')));
  }
  return { viewer: record.viewer, dead: false };
});

/** Who is signed in, or null. Once per request; no SQL while Redis holds the session. */
export async function getViewer(): Promise<Viewer | null> {
  return (await getRequestSession()).viewer;
}

/** Whether this request's cookie is dead: it pins its visitor to the slow tree until `/session/clear` removes it. */
export async function hasDeadSession(): Promise<boolean> {
  return (await getRequestSession()).dead;
}

/** Who is signed in; else off to sign in, and back to `path`. */
export async function requireViewer(path?: string): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) redirect(loginPath(path));
  return viewer;
}

/**
 * Site admins only. For everybody else the page does not exist.
 * @public
 */
export async function requireSiteAdmin(path?: string): Promise<Viewer> {
  const viewer = await requireViewer(path);
  if (viewer.siteRole !== 'admin') notFound();
  return viewer;
}
