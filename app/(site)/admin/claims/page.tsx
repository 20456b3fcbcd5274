import type { Metadata } from 'next';
import { ClaimsPage } from '@/components/admin/claims-page';
import { loadAdmin } from '@/lib/admin/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('claims.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/admin/claims'>) {
  const { viewer, after } = await loadAdmin('/admin/claims', searchParams);
  return <ClaimsPage locale={viewer.locale} after={after} />;
}
