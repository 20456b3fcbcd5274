import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProfilesPage } from '@/components/profiles/profiles-page';
import { isLocale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { profileList } from '@/lib/profiles/list-params';

export const revalidate = 900;
export const generateStaticParams = () => [];

type Props = PageProps<'/visitor/[locale]/profiles/list/[[...filters]]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, 'profiles');
  return { title: t('title'), description: t('description') };
}

export default async function Page({ params }: Props) {
  const { locale, filters } = await params;
  if (!isLocale(locale)) notFound();
  return <ProfilesPage locale={locale} list={profileList.parseSegments(filters)} />;
}
