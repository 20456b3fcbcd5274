import { Text } from '@mantine/core';
import { SiteLink } from '@/components/ui/site-link';
import type { FormState } from '@/lib/forms';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { AuthCard } from './auth-card';
import { type LoginField, LoginForm } from './login-form';

type LoginPageProps = { locale: Locale; state: FormState<LoginField>; next: string };

export function LoginPage({ locale, state, next }: LoginPageProps) {
  const t = getTranslator(locale, 'auth');
  const goesOn = next !== '/';
  return (
    <AuthCard title={t('login.title')} lead={goesOn ? t('login.signInFirst') : t('login.lead')}>
      <ClientMessages locale={locale} namespaces={['auth', 'validation']}>
        <LoginForm state={state} next={goesOn ? next : undefined} />
      </ClientMessages>
      <Text size="sm">
        {t('login.noAccount')}{' '}
        <SiteLink href={goesOn ? `/register?next=${encodeURIComponent(next)}` : '/register'}>
          {t('login.register')}
        </SiteLink>
      </Text>
    </AuthCard>
  );
}
