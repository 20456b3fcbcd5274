import type { Metadata } from 'next';
import { MessagesPage } from '@/components/admin/messages-page';
import { loadAdmin } from '@/lib/admin/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('messages.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/admin/messages'>) {
  const { viewer, after } = await loadAdmin('/admin/messages', searchParams);
  return <MessagesPage locale={viewer.locale} after={after} />;
}
