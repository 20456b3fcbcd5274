import type { Metadata } from 'next';
import { ReportsPage } from '@/components/admin/reports-page';
import { loadAdmin } from '@/lib/admin/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('reports.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/admin/reports'>) {
  const { viewer, after } = await loadAdmin('/admin/reports', searchParams);
  return <ReportsPage locale={viewer.locale} after={after} />;
}
