import { DataTable } from '@/components/ui/data-table';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import classes from './cookie-table.module.css';

const kept = [
  { name: 'simlane_session', key: 'session' },
  { name: 'simlane_pos', key: 'position' },
  { name: 'simlane_locale', key: 'locale' },
  { name: 'simlane_form', key: 'form' },
  { name: 'mantine-color-scheme-value', key: 'theme' },
] as const;

export function CookieTable({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'legal');
  return (
    <div className={classes.table}>
      <DataTable
        caption={t('cookies.caption')}
        minWidth={520}
        columns={[
          { key: 'name', header: t('cookies.name'), rowHeader: true },
          { key: 'why', header: t('cookies.why') },
          { key: 'life', header: t('cookies.life') },
        ]}
        rows={kept.map(({ name, key }) => ({
          key,
          cells: { name: <code>{name}</code>, why: t(`cookies.${key}.why`), life: t(`cookies.${key}.life`) },
        }))}
      />
    </div>
  );
}
