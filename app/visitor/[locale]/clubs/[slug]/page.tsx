import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { clubMetadata } from '@/components/clubs/club-metadata';
import { ClubPage } from '@/components/clubs/club-page';
import { requireClub } from '@/lib/clubs/loaders';
import { isLocale } from '@/lib/i18n/locales';

export const revalidate = 300;
export const generateStaticParams = () => [];

type Props = PageProps<'/visitor/[locale]/clubs/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return clubMetadata({ viewer: null, slug: (await params).slug });
}

export default async function Page({ params }: Props) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const loaded = await requireClub(null, slug);
  return <ClubPage locale={locale} viewer={null} loaded={loaded} streamed={false} />;
}
