import type { Metadata } from 'next';
import { OverviewPage } from '@/components/admin/overview-page';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { requireSiteAdmin } from '@/lib/session/get-viewer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('overview.title'), robots: { index: false } };
}

export default async function Page() {
  const viewer = await requireSiteAdmin('/admin');
  return <OverviewPage locale={viewer.locale} />;
}
