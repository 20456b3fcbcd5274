import { defaultLocale, isLocale, type Locale, locales } from './locales.ts';

/** Browsers send at most a few hundred characters; nobody's language hides beyond this. */
const longestHeader = 1_000;

/**
 * The first supported language of an Accept-Language header, in the order given, as a regular expression with the group
 * `locale`. Kept as text because the rewrites of next.config need it so: pages asked for by URL and pages rendered per
 * request must choose alike. Linear: each list item can be skipped in one way only.
 */
export const acceptLanguagePattern = `(?:(?!\\s*(?:${locales.join('|')})(?:[-;,\\s]|$))[^,]*,)*\\s*(?<locale>${locales.join('|')})(?:[-;,\\s].*)?`;

const matcher = new RegExp(`^${acceptLanguagePattern}$`);

export function localeFromHeader(acceptLanguage: string | null | undefined): Locale {
  const found = acceptLanguage?.slice(0, longestHeader).match(matcher)?.groups?.locale;
  return isLocale(found) ? found : defaultLocale;
}
