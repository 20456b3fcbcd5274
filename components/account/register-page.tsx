import { Text } from '@mantine/core';
import { SiteLink } from '@/components/ui/site-link';
import type { FormState } from '@/lib/forms';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { listTimeZones } from '@/lib/users/time-zones';
import { AuthCard } from './auth-card';
import { type RegisterField, RegisterForm } from './register-form';

type RegisterPageProps = { locale: Locale; state: FormState<RegisterField>; next: string };

export function RegisterPage({ locale, state, next }: RegisterPageProps) {
  const t = getTranslator(locale, 'auth');
  const goesOn = next !== '/';
  const zones = listTimeZones(state.status === 'invalid' ? state.values.timeZone : undefined);
  return (
    <AuthCard title={t('register.title')} lead={t('register.lead')}>
      <ClientMessages locale={locale} namespaces={['auth', 'validation']}>
        <RegisterForm state={state} next={goesOn ? next : undefined} locale={locale} zones={zones} />
      </ClientMessages>
      <Text size="sm">
        {t('register.haveAccount')}{' '}
        <SiteLink href={goesOn ? `/login?next=${encodeURIComponent(next)}` : '/login'}>{t('register.login')}</SiteLink>
      </Text>
    </AuthCard>
  );
}
