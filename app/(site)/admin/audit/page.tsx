import type { Metadata } from 'next';
import { AuditPage } from '@/components/admin/audit-page';
import { loadAdmin } from '@/lib/admin/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('audit.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/admin/audit'>) {
  const { viewer, after, text } = await loadAdmin('/admin/audit', searchParams);
  return (
    <AuditPage
      locale={viewer.locale}
      after={after}
      filter={{ action: text('action'), actor: text('actor'), subject: text('subject') }}
    />
  );
}
