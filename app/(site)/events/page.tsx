import type { Metadata } from 'next';
import { EventsPage } from '@/components/events/events-page';
import { eventList } from '@/lib/events/list-params';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'events');
  return { title: t('title'), description: t('description') };
}

export default async function Page({ searchParams }: PageProps<'/events'>) {
  return <EventsPage locale={await getSiteLocale()} list={eventList.parse(await searchParams)} />;
}
