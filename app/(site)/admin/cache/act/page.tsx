import type { Metadata } from 'next';
import { ActPage } from '@/components/admin/cache/act-page';
import { loadAdmin } from '@/lib/admin/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('cache.act'), robots: { index: false } };
}

const fields = ['act', 'layer', 'percent', 'tags', 'key'] as const;

export default async function Page({ searchParams }: PageProps<'/admin/cache/act'>) {
  const { viewer, text } = await loadAdmin('/admin/cache', searchParams);
  const given = fields.map((name) => [name, text(name)] as const).filter(([, value]) => value !== '');
  return <ActPage locale={viewer.locale} asked={Object.fromEntries(given)} />;
}
