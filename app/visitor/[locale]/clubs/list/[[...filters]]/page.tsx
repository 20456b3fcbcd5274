import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ClubsPage } from '@/components/clubs/clubs-page';
import { clubList } from '@/lib/clubs/list-params';
import { isLocale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';

export const revalidate = 900;
export const generateStaticParams = () => [];

type Props = PageProps<'/visitor/[locale]/clubs/list/[[...filters]]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, 'clubs');
  return { title: t('title'), description: t('description') };
}

export default async function Page({ params }: Props) {
  const { locale, filters } = await params;
  if (!isLocale(locale)) notFound();
  return <ClubsPage locale={locale} list={clubList.parseSegments(filters)} />;
}
