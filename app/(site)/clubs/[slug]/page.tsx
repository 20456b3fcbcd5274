import type { Metadata } from 'next';
import { clubMetadata } from '@/components/clubs/club-metadata';
import { ClubPage } from '@/components/clubs/club-page';
import { requireClub } from '@/lib/clubs/loaders';
import { getSiteLocale } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';

type Props = PageProps<'/clubs/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return clubMetadata({ viewer: await getViewer(), slug: (await params).slug });
}

export default async function Page({ params }: Props) {
  const viewer = await getViewer();
  const loaded = await requireClub(viewer, (await params).slug);
  return <ClubPage locale={await getSiteLocale()} viewer={viewer} loaded={loaded} streamed />;
}
