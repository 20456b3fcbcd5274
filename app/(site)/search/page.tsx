import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { scopeOf } from '@/lib/search/loaders';
import { searchList } from '@/lib/search/params';
import { getViewer } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'search');
  return { title: t('title'), description: t('lead'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/search'>) {
  const scope = await scopeOf(await getViewer());
  return <SearchPage locale={await getSiteLocale()} search={searchList.parse(await searchParams)} scope={scope} />;
}
