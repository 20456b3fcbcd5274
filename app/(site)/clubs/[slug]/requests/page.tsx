import type { Metadata } from 'next';
import { clubMetadata } from '@/components/clubs/club-metadata';
import { RequestsPage } from '@/components/clubs/requests/requests-page';
import { clubPath } from '@/lib/clubs/club-path';
import { requestPlaceOf } from '@/lib/clubs/data/requests';
import { requireClub } from '@/lib/clubs/loaders';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';

type Props = PageProps<'/clubs/[slug]/requests'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const viewer = await requireViewer(clubPath(slug, 'requests'));
  const t = getTranslator(viewer.locale, 'club-joining');
  return clubMetadata({ viewer, slug, rest: '/requests', title: (club) => t('title', { club }) });
}

export default async function Page({ params, searchParams }: Props) {
  const { slug } = await params;
  const viewer = await requireViewer(clubPath(slug, 'requests'));
  const loaded = await requireClub(viewer, slug, '/requests');
  const place = requestPlaceOf(await searchParams);
  return <RequestsPage locale={viewer.locale} viewer={viewer} loaded={loaded} place={place} />;
}
