import { Group, Stack, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { decideReportAction, showSubjectAction } from '@/lib/admin/actions';
import { type AdminReport, listHidden, listReports } from '@/lib/admin/data/lists';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { AdminFrame } from './admin-frame';
import { AdminPaging } from './admin-paging';
import { DecisionForm } from './decision-form';

export async function ReportsPage({ locale, after }: { locale: Locale; after: string | null }) {
  const t = getTranslator(locale, 'admin');
  const [page, hidden] = await Promise.all([listReports(after), listHidden()]);
  return (
    <AdminFrame locale={locale} section="reports" lead={t('reports.lead')}>
      {page.items.length === 0 ? <EmptyState title={t('reports.empty')} text={t('reports.emptyText')} /> : null}
      <Stack gap="xl">
        {page.items.map((report) => (
          <Report key={report.reportId} locale={locale} report={report} />
        ))}
      </Stack>
      <AdminPaging locale={locale} path="/admin/reports" after={after} next={page.next} />
      <Panel title={t('reports.hiddenTitle')}>
        {hidden.length === 0 ? <Text c="dimmed">{t('reports.hiddenEmpty')}</Text> : null}
        <Stack>
          {hidden.map((subject) => (
            <Group key={`${subject.type} ${subject.id}`} justify="space-between">
              <Text>
                {t(`reports.types.${subject.type}`)}: {subject.name},{' '}
                <LocalTime iso={new Date(subject.hiddenMs).toISOString()} locale={locale} />
              </Text>
              <DecisionForm
                action={showSubjectAction}
                ids={{ type: subject.type, id: subject.id }}
                label={subject.name}
                choices={[{ value: 'show', label: t('reports.show') }]}
              />
            </Group>
          ))}
        </Stack>
      </Panel>
    </AdminFrame>
  );
}

function Report({ locale, report }: { locale: Locale; report: AdminReport }) {
  const t = getTranslator(locale, 'admin');
  const { subject, path, reporter } = report;
  const type = report.subjectType as 'profile' | 'club' | 'event' | 'team' | 'user';
  return (
    <article>
      <Text fw={600}>
        {t(`reports.types.${type}`)}:{' '}
        {subject === null ? t('reports.gone') : path ? <SiteLink href={path}>{subject}</SiteLink> : subject}
      </Text>
      <Text size="sm" c="dimmed">
        {reporter ? t('reports.by', { handle: reporter }) : t('reports.byNobody')},{' '}
        <LocalTime iso={new Date(report.createdMs).toISOString()} locale={locale} />
      </Text>
      <Text my="xs" style={{ whiteSpace: 'pre-line' }}>
        {report.reason}
      </Text>
      <DecisionForm
        action={decideReportAction}
        ids={{ reportId: report.reportId }}
        label={t('reports.label', { name: subject ?? type })}
        choices={[
          { value: 'uphold', label: t(type === 'user' ? 'reports.upholdUser' : 'reports.uphold'), primary: true },
          { value: 'dismiss', label: t('reports.dismiss') },
        ]}
      />
    </article>
  );
}
