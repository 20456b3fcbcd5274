import type { Metadata } from 'next';
import { ProfilesSettingsPage } from '@/components/profiles/settings/profiles-settings-page';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await requireViewer('/settings/profiles');
  return { title: getTranslator(viewer.locale, 'settings-profiles')('title') };
}

export default async function Page({ searchParams }: PageProps<'/settings/profiles'>) {
  const viewer = await requireViewer('/settings/profiles');
  const { simulator, identifier } = await searchParams;
  const claim = {
    simulator: typeof simulator === 'string' ? simulator : '',
    identifier: typeof identifier === 'string' ? identifier : '',
  };
  return <ProfilesSettingsPage locale={viewer.locale} viewer={viewer} claim={claim} />;
}
