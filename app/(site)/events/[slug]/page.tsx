import type { Metadata } from 'next';
import { eventMetadata } from '@/components/events/event-metadata';
import { EventPage } from '@/components/events/event-page';
import { parseResultsAt } from '@/lib/events/results-at';
import { getSiteLocale } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';

type Props = PageProps<'/events/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return eventMetadata({ ...(await params), locale: await getSiteLocale(), viewer: await getViewer() });
}

export default async function Page({ params, searchParams }: Props) {
  return (
    <EventPage
      {...(await params)}
      locale={await getSiteLocale()}
      viewer={await getViewer()}
      results={parseResultsAt(await searchParams)}
      streamed
    />
  );
}
