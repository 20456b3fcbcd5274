import type { Metadata } from 'next';
import { NewClubPage } from '@/components/clubs/settings/new-club-page';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await requireViewer('/clubs/new');
  return { title: getTranslator(viewer.locale, 'clubs')('new.title') };
}

export default async function Page() {
  const viewer = await requireViewer('/clubs/new');
  return <NewClubPage locale={viewer.locale} />;
}
