import { cookies } from 'next/headers';
import type { Written } from '../db/write.ts';
import { sealSessionKey, sessionCookie, sessionCookieOptions } from './cookie.ts';
import type { OpenedSession } from './create-session.ts';
import { setLocaleCookie } from './locale-cookie.ts';
import { setPositionCookie } from './position-cookie.ts';

/** Hands the browser its new session, in a route handler. The language follows the account, and stays after signing out. */
export async function startSession(written: Written<OpenedSession>, locale: 'en' | 'de' | 'es'): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookie, await sealSessionKey(written.value.sessionKey), sessionCookieOptions());
  await setLocaleCookie(locale);
  await setPositionCookie(written.position);
}

/** Takes the session cookie away; the session itself is ended by whoever calls this. */
export async function dropSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookie, '', { ...sessionCookieOptions(), maxAge: 0 });
}
