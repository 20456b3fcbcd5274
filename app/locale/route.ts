import { env } from '@/lib/env';
import { isLocale } from '@/lib/i18n/locales';
import { cameFrom } from '@/lib/navigation/came-from';
import { getViewer } from '@/lib/session';
import { setLocaleCookie } from '@/lib/session/locale-cookie';
import { setPositionCookie } from '@/lib/session/position-cookie';
import { readForm, seeOther } from '@/lib/session/post-handler';
import { isSameOrigin } from '@/lib/session/same-origin';
import { setPreference } from '@/lib/users/mutations/set-preference';

/** The language menu's form. Leads back to the page it was on by a full load, whose document has another `lang`. */
export async function POST(request: Request): Promise<Response> {
  const back = cameFrom(request.headers);
  const locale = (await readForm(request)).get('locale');
  if (!isLocale(locale) || !isSameOrigin(request.headers, env().siteUrl)) return seeOther(back);
  await setLocaleCookie(locale);
  const viewer = await getViewer();
  if (viewer) {
    const { position } = await setPreference(viewer.userId, { locale });
    await setPositionCookie(position);
  }
  return seeOther(back);
}

export function GET(): Response {
  return seeOther('/');
}
