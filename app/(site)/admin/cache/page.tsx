import type { Metadata } from 'next';
import { CachePage } from '@/components/admin/cache/cache-page';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { requireSiteAdmin } from '@/lib/session/get-viewer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('cache.title'), robots: { index: false } };
}

export default async function Page() {
  const viewer = await requireSiteAdmin('/admin/cache');
  return <CachePage locale={viewer.locale} />;
}
