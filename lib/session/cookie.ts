import { seal, unseal } from './seal.ts';
import { isSecureSite } from './secure-site.ts';

export const sessionCookie = 'simlane_session';
/** The longest a browser keeps a cookie. The cookie only carries the key; the record decides whether it is still good. */
const maxAgeSeconds = 400 * 24 * 60 * 60;

export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', secure: isSecureSite(), path: '/', maxAge: maxAgeSeconds } as const;
}

export function sealSessionKey(sessionKey: string): Promise<string> {
  return seal('session-cookie', { key: sessionKey });
}

/** The session key in a cookie, or null when no secret of ours sealed it. */
export async function unsealSessionKey(cookie: string): Promise<string | null> {
  const { key } = await unseal('session-cookie', cookie);
  return typeof key === 'string' ? key : null;
}
