import type { Metadata } from 'next';
import { NotificationsPage } from '@/components/notifications/notifications-page';
import { getTranslator } from '@/lib/i18n/server';
import { decodeNoticePlace } from '@/lib/notifications/cursor';
import { requireViewer } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await requireViewer('/notifications');
  return { title: getTranslator(viewer.locale, 'notifications')('title') };
}

export default async function Page({ searchParams }: PageProps<'/notifications'>) {
  const viewer = await requireViewer('/notifications');
  const { before } = await searchParams;
  const place = typeof before === 'string' && decodeNoticePlace(before) ? before : null;
  return <NotificationsPage locale={viewer.locale} viewer={viewer} before={place} />;
}
