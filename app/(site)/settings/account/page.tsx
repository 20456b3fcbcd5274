import type { Metadata } from 'next';
import { AccountPage } from '@/components/account/account-page';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';
import { requireOwnAccount } from '@/lib/users/loaders';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await requireViewer('/settings/account');
  const t = getTranslator(viewer.locale, 'settings');
  return { title: t('account.title') };
}

export default async function Page() {
  const viewer = await requireViewer('/settings/account');
  return <AccountPage locale={viewer.locale} account={await requireOwnAccount(viewer)} />;
}
