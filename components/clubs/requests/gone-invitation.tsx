import { Container } from '@mantine/core';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';

/** One and the same for tokens that are unknown, revoked, used up or over. */
export function GoneInvitation({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'club-joining');
  return (
    <Container size="sm" px={0}>
      <PageHeader title={t('accept.goneTitle')} lead={t('accept.goneText')} />
      <LinkButton href="/clubs">{t('accept.toClubs')}</LinkButton>
    </Container>
  );
}
