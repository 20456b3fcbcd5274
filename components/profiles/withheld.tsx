import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';

/** A section its driver keeps to himself. */
export function Withheld({ locale, title }: { locale: Locale; title: string }) {
  const t = getTranslator(locale, 'profile');
  return (
    <Panel title={title}>
      <EmptyState title={t('withheld')} text={t('withheldText')} />
    </Panel>
  );
}
