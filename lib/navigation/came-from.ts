import { sameSitePath } from '../session/redirect-path.ts';

/** The page of this site that a form was on, by the browser's word; the front page when it does not say. */
export function cameFrom(headers: { get(name: string): string | null }): string {
  const referer = headers.get('referer');
  if (!referer || !URL.canParse(referer)) return '/';
  const page = new URL(referer);
  return (page.host === headers.get('host') ? sameSitePath(`${page.pathname}${page.search}`) : null) ?? '/';
}
