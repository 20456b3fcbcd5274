import type { Metadata } from 'next';
import { clubMetadata } from '@/components/clubs/club-metadata';
import { TeamsPage } from '@/components/clubs/teams/teams-page';
import { requireClub } from '@/lib/clubs/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';

type Props = PageProps<'/clubs/[slug]/teams'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'teams');
  const { slug } = await params;
  return clubMetadata({ viewer: await getViewer(), slug, rest: '/teams', title: (club) => t('title', { club }) });
}

export default async function Page({ params }: Props) {
  const viewer = await getViewer();
  const loaded = await requireClub(viewer, (await params).slug, '/teams');
  return <TeamsPage locale={await getSiteLocale()} viewer={viewer} loaded={loaded} />;
}
