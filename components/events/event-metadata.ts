import type { Metadata } from 'next';
import { eventPath } from '@/lib/events/event-path';
import { loadEvent } from '@/lib/events/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';

type Asked = { locale: Locale; viewer: Viewer | null; slug: string };

/** The head of an event's page. What is not for everybody to find stays out of search engines; a missing one has no head. */
export async function eventMetadata({ locale, viewer, slug }: Asked): Promise<Metadata> {
  const loaded = await loadEvent(viewer, slug);
  if (!loaded) return {};
  const { event } = loaded;
  const t = getTranslator(locale, 'event');
  const listed = event.visibility === 'public' && !event.draft && !event.hidden;
  return {
    title: `${event.name} · ${event.simulatorName}`,
    description: t('description', { name: event.name, simulator: event.simulatorName }),
    alternates: { canonical: eventPath(event.slug) },
    ...(listed ? {} : { robots: { index: false } }),
  };
}
