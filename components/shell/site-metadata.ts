import type { Metadata, Viewport } from 'next';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';

export const siteViewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#15181b' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1214' },
  ],
};

export function siteMetadata(locale: Locale): Metadata {
  const t = getTranslator(locale, 'common');
  const { siteUrl } = env();
  return {
    ...(siteUrl === undefined ? {} : { metadataBase: new URL(siteUrl) }),
    title: { default: t('siteTitle'), template: '%s · SimLane' },
    description: t('siteDescription'),
    applicationName: 'SimLane',
    openGraph: { siteName: 'SimLane', type: 'website', locale },
    // Lap times and ids are no phone numbers.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}
