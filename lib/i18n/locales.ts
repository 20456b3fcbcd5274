export const locales = ['en', 'de', 'es'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'en';

/** Each in its own language, so that it is found by whoever needs it. */
export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch', es: 'Español' };

export function isLocale(value: unknown): value is Locale {
  return (locales as readonly unknown[]).includes(value);
}
