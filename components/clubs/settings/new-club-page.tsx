import { Container } from '@mantine/core';
import { PageHeader } from '@/components/ui/page-header';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { countryOptions } from '../country-options';
import { NewClubForm } from './new-club-form';

export function NewClubPage({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'clubs');
  return (
    <Container size="sm" px={0}>
      <PageHeader title={t('new.title')} lead={t('new.lead')} />
      <ClientMessages locale={locale} namespaces={['clubs', 'validation']}>
        <NewClubForm countries={countryOptions(locale)} />
      </ClientMessages>
    </Container>
  );
}
