import { notFound } from 'next/navigation';
import { HomePage } from '@/components/home/home-page';
import { isLocale } from '@/lib/i18n/locales';

export const revalidate = 300;
export const generateStaticParams = () => [];

export default async function Page({ params }: PageProps<'/visitor/[locale]'>) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <HomePage locale={locale} viewer={null} />;
}
