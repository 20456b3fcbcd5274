import { Container } from '@mantine/core';
import { PageHeader } from '@/components/ui/page-header';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { ReportForm } from './report-form';

export function ReportPage({ locale, type, id, name }: { locale: Locale; type: string; id: string; name: string }) {
  const t = getTranslator(locale, 'reports');
  return (
    <Container size="sm" px={0}>
      <PageHeader title={t('title')} lead={t('lead', { name })} />
      <ClientMessages locale={locale} namespaces={['reports', 'validation']}>
        <ReportForm type={type} id={id} />
      </ClientMessages>
    </Container>
  );
}
