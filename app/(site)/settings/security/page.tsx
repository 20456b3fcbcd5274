import type { Metadata } from 'next';
import { SecurityPage } from '@/components/account/security-page';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';
import { listSessions } from '@/lib/session/list-sessions';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await requireViewer('/settings/security');
  const t = getTranslator(viewer.locale, 'settings');
  return { title: t('security.title') };
}

export default async function Page() {
  const viewer = await requireViewer('/settings/security');
  const sessions = await listSessions(viewer.userId, viewer.sessionId);
  return <SecurityPage locale={viewer.locale} handle={viewer.handle} sessions={sessions} />;
}
