import { Text } from '@mantine/core';
import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { listDecisions } from '@/lib/clubs/data/decisions';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';

/** How the last requests were answered. Nothing while none was. */
export async function DecisionList({ locale, clubId }: { locale: Locale; clubId: string }) {
  const t = getTranslator(locale, 'club-joining');
  const decisions = await listDecisions(clubId);
  if (decisions.length === 0) return null;
  return (
    <Panel title={t('history.title')}>
      <DataTable
        caption={t('history.caption')}
        minWidth={480}
        columns={[
          { key: 'name', header: t('history.name'), rowHeader: true },
          { key: 'answer', header: t('history.answer') },
          { key: 'by', header: t('history.by') },
          { key: 'when', header: t('history.when') },
        ]}
        rows={decisions.map((decision) => ({
          key: decision.requestId,
          cells: {
            name: (
              <>
                {decision.name}{' '}
                <Text span size="sm" c="dimmed">
                  @{decision.handle}
                </Text>
              </>
            ),
            answer: t(`history.${decision.status}`),
            by: decision.decidedBy ?? <None label={t('history.unknown')} />,
            when: <LocalTime iso={decision.decidedAt} locale={locale} />,
          },
        }))}
      />
    </Panel>
  );
}
