import { Stack } from '@mantine/core';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import type { OwnAccount } from '@/lib/users/data';
import { listTimeZones } from '@/lib/users/time-zones';
import { AccountForm } from './account-form';
import { DeleteAccountForm } from './delete-account-form';
import { EmailForm } from './email-form';

export function AccountPage({ locale, account }: { locale: Locale; account: OwnAccount }) {
  const t = getTranslator(locale, 'settings');
  const { email, ...rest } = account;
  return (
    <ClientMessages locale={locale} namespaces={['settings', 'auth', 'validation']}>
      <PageHeader title={t('account.title')} lead={t('account.lead')} />
      <Stack gap="xl">
        <AccountForm account={rest} zones={listTimeZones(account.timeZone)} />
        <Panel title={t('email.title')} description={t('email.lead')}>
          <EmailForm email={email} />
        </Panel>
        <Panel title={t('data.title')} description={t('data.lead')}>
          <a href="/settings/account/export" download>
            {t('data.export')}
          </a>
        </Panel>
        <Panel title={t('delete.title')} description={t('delete.lead')}>
          <DeleteAccountForm handle={rest.handle} />
        </Panel>
      </Stack>
    </ClientMessages>
  );
}
