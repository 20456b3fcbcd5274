import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SearchPage } from '@/components/search/search-page';
import { isLocale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchList } from '@/lib/search/params';

export const revalidate = 300;
export const generateStaticParams = () => [];

type Props = PageProps<'/visitor/[locale]/search/results/[[...filters]]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, 'search');
  return { title: t('title'), description: t('lead'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { locale, filters } = await params;
  if (!isLocale(locale)) notFound();
  return <SearchPage locale={locale} search={searchList.parseSegments(filters)} scope={[]} />;
}
