import type { Metadata } from 'next';
import { Document } from '@/components/shell/document';
import { NotFoundView } from '@/components/shell/not-found-view';
import { Shell } from '@/components/shell/shell';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'errors');
  return { title: `${t('notFound.title')} · SimLane` };
}

/** Addresses that match no route. Rendered per request, so that it is in the reader's language and never stored. */
export default async function GlobalNotFound() {
  const [viewer, locale] = await Promise.all([getViewer(), getSiteLocale()]);
  return (
    <Document locale={locale} viewer={viewer}>
      <Shell locale={locale} viewer={viewer}>
        <NotFoundView />
      </Shell>
    </Document>
  );
}
