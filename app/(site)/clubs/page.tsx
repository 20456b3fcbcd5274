import type { Metadata } from 'next';
import { ClubsPage } from '@/components/clubs/clubs-page';
import { clubList } from '@/lib/clubs/list-params';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'clubs');
  return { title: t('title'), description: t('description') };
}

export default async function Page({ searchParams }: PageProps<'/clubs'>) {
  return <ClubsPage locale={await getSiteLocale()} list={clubList.parse(await searchParams)} />;
}
