import type { Metadata } from 'next';
import { ImportsPage } from '@/components/admin/imports-page';
import { loadAdmin } from '@/lib/admin/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('imports.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/admin/imports'>) {
  const { viewer, after } = await loadAdmin('/admin/imports', searchParams);
  return <ImportsPage locale={viewer.locale} after={after} />;
}
