import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { eventMetadata } from '@/components/events/event-metadata';
import { EventPage } from '@/components/events/event-page';
import { parseResultsAtSegments } from '@/lib/events/results-at';
import { isLocale } from '@/lib/i18n/locales';

export const revalidate = 300;
export const generateStaticParams = () => [];

type Props = PageProps<'/visitor/[locale]/events/[slug]/[[...place]]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  return eventMetadata({ locale, slug, viewer: null });
}

export default async function Page({ params }: Props) {
  const { locale, slug, place } = await params;
  if (!isLocale(locale)) notFound();
  const results = parseResultsAtSegments(place);
  return <EventPage {...{ locale, slug, results }} viewer={null} streamed={false} />;
}
