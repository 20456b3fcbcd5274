import { EmptyState } from '@/components/ui/empty-state';
import { SiteLink } from '@/components/ui/site-link';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export default async function NotFound() {
  const locale = await getSiteLocale();
  const t = getTranslator(locale, 'club-joining');
  return (
    <EmptyState
      title={t('accept.goneTitle')}
      text={t('accept.goneText')}
      action={<SiteLink href="/clubs">{getTranslator(locale, 'clubs')('title')}</SiteLink>}
    />
  );
}
