import type { Metadata } from 'next';
import { ClubEventsPage } from '@/components/events/club-events-page';
import { loadClub, requireClub } from '@/lib/clubs/loaders';
import { clubEventList } from '@/lib/events/list-params';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';

type Props = PageProps<'/clubs/[slug]/events'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const loaded = await loadClub(await getViewer(), (await params).slug);
  if (!loaded) return {};
  const t = getTranslator(await getSiteLocale(), 'events');
  const { name, visibility } = loaded.club;
  return {
    title: `${t('club.title')} · ${name}`,
    ...(visibility === 'public' ? {} : { robots: { index: false } }),
  };
}

export default async function Page({ params, searchParams }: Props) {
  const viewer = await getViewer();
  const loaded = await requireClub(viewer, (await params).slug, '/events');
  const { params: list } = clubEventList.parse(await searchParams);
  return <ClubEventsPage locale={await getSiteLocale()} viewer={viewer} loaded={loaded} params={list} />;
}
