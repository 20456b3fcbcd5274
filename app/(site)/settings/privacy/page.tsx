import type { Metadata } from 'next';
import { PrivacySettingsPage } from '@/components/profiles/settings/privacy-settings-page';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await requireViewer('/settings/privacy');
  return { title: getTranslator(viewer.locale, 'settings-profiles')('privacyPage.title') };
}

export default async function Page() {
  const viewer = await requireViewer('/settings/privacy');
  return <PrivacySettingsPage locale={viewer.locale} viewer={viewer} />;
}
