import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { clubMetadata } from '@/components/clubs/club-metadata';
import { ClubSettingsPage } from '@/components/clubs/settings/club-settings-page';
import { clubPath } from '@/lib/clubs/club-path';
import { requireClub } from '@/lib/clubs/loaders';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';

type Props = PageProps<'/clubs/[slug]/settings'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const viewer = await requireViewer(clubPath(slug, 'settings'));
  const t = getTranslator(viewer.locale, 'clubs');
  return clubMetadata({ viewer, slug, rest: '/settings', title: (club) => t('settings.title', { club }) });
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const viewer = await requireViewer(clubPath(slug, 'settings'));
  const loaded = await requireClub(viewer, slug, '/settings');
  if (!loaded.may('club.update')) notFound();
  return <ClubSettingsPage locale={viewer.locale} viewer={viewer} loaded={loaded} />;
}
