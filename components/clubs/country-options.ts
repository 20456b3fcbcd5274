import type { Locale } from '@/lib/i18n/locales';
import { countryCodes, countryName } from '@/lib/profiles/countries';

/** Countries by their names. Named by the server: the browser's own names could differ and break hydration. */
export function countryOptions(locale: Locale): { value: string; label: string }[] {
  return countryCodes
    .map((code) => ({ value: code, label: countryName(code, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
