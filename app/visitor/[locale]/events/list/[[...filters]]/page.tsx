import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EventsPage } from '@/components/events/events-page';
import { eventList } from '@/lib/events/list-params';
import { isLocale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';

export const revalidate = 300;
export const generateStaticParams = () => [];

type Props = PageProps<'/visitor/[locale]/events/list/[[...filters]]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, 'events');
  return { title: t('title'), description: t('description') };
}

export default async function Page({ params }: Props) {
  const { locale, filters } = await params;
  if (!isLocale(locale)) notFound();
  return <EventsPage locale={locale} list={eventList.parseSegments(filters)} />;
}
