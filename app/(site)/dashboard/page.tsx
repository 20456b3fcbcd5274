import type { Metadata } from 'next';
import { DashboardPage } from '@/components/dashboard/dashboard-page';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await requireViewer('/dashboard');
  return { title: getTranslator(viewer.locale, 'dashboard')('pageTitle') };
}

export default async function Page() {
  const viewer = await requireViewer('/dashboard');
  return <DashboardPage locale={viewer.locale} viewer={viewer} />;
}
