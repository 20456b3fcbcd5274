import { Container } from '@mantine/core';
import { PageHeader } from '@/components/ui/page-header';
import { SiteLink } from '@/components/ui/site-link';
import { type FormState, idle } from '@/lib/forms';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { ContactForm } from './contact-form';

type Props = { locale: Locale; state?: FormState; name?: string };

export function ContactPage({ locale, state = idle, name = '' }: Props) {
  const t = getTranslator(locale, 'contact');
  return (
    <Container size="sm" px={0}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages locale={locale} namespaces={['contact', 'validation']}>
        <ContactForm state={state} name={name} />
      </ClientMessages>
    </Container>
  );
}

export function ContactThanks({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'contact');
  return (
    <Container size="sm" px={0}>
      <PageHeader title={t('thanksTitle')} lead={t('thanksText')} />
      <SiteLink href="/">{t('home')}</SiteLink>
    </Container>
  );
}
