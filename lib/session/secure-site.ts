import { env } from '../env/index.ts';

/** Cookies are Secure when the site is announced as https. Without SITE_URL the site may be visited by plain http. */
export function isSecureSite(): boolean {
  return env().siteUrl?.startsWith('https:') ?? false;
}
