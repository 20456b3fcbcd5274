import { cookies } from 'next/headers';
import { isSecureSite } from './secure-site.ts';

export const localeCookie = 'simlane_locale';
const yearSeconds = 365 * 24 * 60 * 60;

/** The language chosen, for when nobody is signed in: next.config's rewrites read it. */
export async function setLocaleCookie(locale: 'en' | 'de' | 'es'): Promise<void> {
  const jar = await cookies();
  jar.set(localeCookie, locale, { sameSite: 'lax', secure: isSecureSite(), path: '/', maxAge: yearSeconds });
}
