import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { listImports } from '@/lib/admin/data/lists';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { AdminFrame } from './admin-frame';
import { AdminPaging } from './admin-paging';
import { detailsText } from './details-text';

export async function ImportsPage({ locale, after }: { locale: Locale; after: string | null }) {
  const t = getTranslator(locale, 'admin');
  const page = await listImports(after);
  return (
    <AdminFrame locale={locale} section="imports">
      {page.items.length === 0 ? (
        <EmptyState title={t('imports.empty')} text={t('imports.emptyText')} />
      ) : (
        <DataTable
          caption={t('imports.caption')}
          minWidth={720}
          columns={[
            { key: 'file', header: t('imports.file'), rowHeader: true },
            { key: 'format', header: t('imports.format') },
            { key: 'when', header: t('imports.when') },
            { key: 'by', header: t('imports.by') },
            { key: 'status', header: t('imports.status') },
            { key: 'summary', header: t('imports.summary') },
          ]}
          rows={page.items.map((one) => ({
            key: one.importId,
            cells: {
              file: one.fileName ?? t('imports.unnamed'),
              format: one.format,
              when: <LocalTime iso={new Date(one.createdMs).toISOString()} locale={locale} />,
              by: one.importedBy ? `@${one.importedBy}` : t('none'),
              status: t(`imports.${one.status}`),
              summary: detailsText(one.summary) || t('none'),
            },
          }))}
        />
      )}
      <AdminPaging locale={locale} path="/admin/imports" after={after} next={page.next} />
    </AdminFrame>
  );
}
