import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { legalMetadata } from '@/components/legal/legal-metadata';
import { LegalPage } from '@/components/legal/legal-page';
import { isLocale } from '@/lib/i18n/locales';

export const revalidate = 900;
export const generateStaticParams = () => [];

type Props = PageProps<'/visitor/[locale]/terms'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? legalMetadata(locale, 'terms') : {};
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <LegalPage locale={locale} page="terms" />;
}
