import { Stack } from '@mantine/core';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import type { SessionItem } from '@/lib/session/list-sessions';
import { PasswordForm } from './password-form';
import { SessionList } from './session-list';

type SecurityPageProps = { locale: Locale; handle: string; sessions: readonly SessionItem[] };

export function SecurityPage({ locale, handle, sessions }: SecurityPageProps) {
  const t = getTranslator(locale, 'settings');
  return (
    <ClientMessages locale={locale} namespaces={['settings', 'auth', 'validation']}>
      <PageHeader title={t('security.title')} lead={t('security.lead')} />
      <Stack gap="xl">
        <Panel title={t('password.title')} description={t('password.lead')}>
          <PasswordForm handle={handle} />
        </Panel>
        <Panel title={t('sessions.title')} description={t('sessions.lead', { count: sessions.length })}>
          <SessionList sessions={sessions} />
        </Panel>
      </Stack>
    </ClientMessages>
  );
}
