import type { Metadata } from 'next';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { parseProfileAddress } from '@/lib/profiles/identifiers';
import { loadProfile } from '@/lib/profiles/loaders';
import { profilePath } from '@/lib/profiles/profile-path';
import type { Viewer } from '@/lib/session/viewer';

type Asked = { locale: Locale; viewer: Viewer | null; simulator: string; identifier: string };

/** The head of a profile's page. A profile that is not public stays out of search engines; a missing one has no head. */
export async function profileMetadata({ locale, viewer, simulator, identifier }: Asked): Promise<Metadata> {
  const address = parseProfileAddress(simulator, identifier);
  const loaded = address && (await loadProfile(viewer, address.simulator, address.identifier));
  if (!loaded) return {};
  const { profile } = loaded;
  const t = getTranslator(locale, 'profile');
  return {
    title: `${profile.displayName} · ${profile.simulatorName}`,
    description: t('description', { name: profile.displayName, simulator: profile.simulatorName }),
    alternates: { canonical: profilePath(profile) },
    ...(profile.visibility === 'public' ? {} : { robots: { index: false } }),
  };
}
