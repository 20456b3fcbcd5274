import { SimpleGrid } from '@mantine/core';
import { SiteLink } from '@/components/ui/site-link';
import { Stat } from '@/components/ui/stat';
import { countWaiting } from '@/lib/admin/data/lists';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import { AdminFrame } from './admin-frame';

export async function OverviewPage({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'admin');
  const format = getFormatter(locale);
  const waiting = await countWaiting();
  const linked = (path: string, value: number) => <SiteLink href={path}>{format.number(value)}</SiteLink>;
  return (
    <AdminFrame locale={locale} section="overview" lead={t('overview.lead')}>
      <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }}>
        <Stat label={t('overview.claims')} value={linked('/admin/claims', waiting.claims)} />
        <Stat label={t('overview.reports')} value={linked('/admin/reports', waiting.reports)} />
        <Stat label={t('overview.messages')} value={linked('/admin/messages', waiting.messages)} />
        <Stat label={t('overview.users')} value={linked('/admin/users', waiting.users)} />
        <Stat label={t('overview.suspended')} value={format.number(waiting.suspended)} />
      </SimpleGrid>
    </AdminFrame>
  );
}
