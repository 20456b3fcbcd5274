import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { profileMetadata } from '@/components/profiles/profile-metadata';
import { ProfilePage } from '@/components/profiles/profile-page';
import { isLocale } from '@/lib/i18n/locales';
import { parseResultsSegments } from '@/lib/profiles/results-place';

export const revalidate = 300;
export const generateStaticParams = () => [];

type Props = PageProps<'/visitor/[locale]/profiles/[simulator]/[identifier]/[[...place]]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, simulator, identifier } = await params;
  if (!isLocale(locale)) notFound();
  return profileMetadata({ locale, simulator, identifier, viewer: null });
}

export default async function Page({ params }: Props) {
  const { locale, simulator, identifier, place } = await params;
  if (!isLocale(locale)) notFound();
  const results = parseResultsSegments(place);
  return <ProfilePage {...{ locale, simulator, identifier, results }} viewer={null} streamed={false} />;
}
