import type { Metadata } from 'next';
import { KeyPage } from '@/components/admin/cache/key-page';
import { loadAdmin } from '@/lib/admin/loaders';
import { locales } from '@/lib/i18n/locales';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('cache.inspect'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/admin/cache/key'>) {
  const { viewer, text } = await loadAdmin('/admin/cache', searchParams);
  const language = locales.find((each) => each === text('language')) ?? viewer.locale;
  return <KeyPage locale={viewer.locale} subject={text('subject')} language={language} />;
}
