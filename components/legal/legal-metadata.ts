import type { Metadata } from 'next';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';

export type LegalPageName = 'about' | 'terms' | 'privacy';

export function legalMetadata(locale: Locale, page: LegalPageName): Metadata {
  const t = getTranslator(locale, 'legal');
  return { title: t(`${page}.title`), description: t(`${page}.lead`) };
}
