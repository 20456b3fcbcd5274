import { Button, Group, TextInput } from '@mantine/core';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { type AuditFilter, listAudit } from '@/lib/admin/data/lists';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { AdminFrame } from './admin-frame';
import { AdminPaging } from './admin-paging';
import { detailsText } from './details-text';

type Props = { locale: Locale; filter: AuditFilter; after: string | null };

export async function AuditPage({ locale, filter, after }: Props) {
  const t = getTranslator(locale, 'admin');
  const page = await listAudit(filter, after);
  return (
    <AdminFrame locale={locale} section="audit">
      <search>
        <form action="/admin/audit" method="get">
          <Group align="end">
            {(['action', 'actor', 'subject'] as const).map((name) => (
              <TextInput
                key={name}
                type="search"
                name={name}
                label={t(`audit.${name}`)}
                defaultValue={filter[name]}
                maxLength={64}
                autoComplete="off"
                autoCapitalize="none"
                style={{ flex: '1 1 12rem' }}
              />
            ))}
            <Button type="submit">{t('audit.show')}</Button>
          </Group>
        </form>
      </search>
      {page.items.length === 0 ? (
        <EmptyState title={t('audit.empty')} text={t('audit.emptyText')} />
      ) : (
        <DataTable
          caption={t('audit.caption')}
          minWidth={760}
          columns={[
            { key: 'what', header: t('audit.what'), rowHeader: true },
            { key: 'who', header: t('audit.who') },
            { key: 'about', header: t('audit.about') },
            { key: 'details', header: t('audit.details') },
            { key: 'when', header: t('audit.when') },
          ]}
          rows={page.items.map((row) => ({
            key: row.auditId,
            cells: {
              what: row.action,
              who: row.actor ? `@${row.actor}` : t('audit.site'),
              about: `${row.subjectType} ${row.subjectId?.slice(-12) ?? ''}`,
              details: detailsText(row.details) || t('none'),
              when: <LocalTime iso={new Date(row.createdMs).toISOString()} locale={locale} />,
            },
          }))}
        />
      )}
      <AdminPaging locale={locale} path="/admin/audit" filters={filter} after={after} next={page.next} />
    </AdminFrame>
  );
}
