import { Text } from '@mantine/core';
import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { TimeChart } from '@/components/ui/time-chart';
import { getRosterPanel } from '@/lib/clubs/data/panels/roster';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import type { ClubPanelProps } from './panel-props';

/** For readers who see the roster. */
export async function GrowthPanel({ locale, loaded: { club, audience } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const format = getFormatter(locale);
  const growth = (await getRosterPanel(club.clubId, audience))?.growth ?? [];
  const [first, last] = [growth[0], growth.at(-1)];
  return (
    <Panel title={t('panels.growth.title')}>
      {first && last && growth.length > 1 ? (
        <TimeChart
          points={growth.map(({ week, members }) => ({ atMs: Date.parse(week), value: members }))}
          locale={locale}
          name={t('panels.growth.members')}
          label={t('panels.growth.chart', { count: growth.length, from: first.members, to: last.members })}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {t('panels.growth.single')}
        </Text>
      )}
      <details>
        <summary>{t('panels.growth.table')}</summary>
        <DataTable
          caption={t('panels.growth.table')}
          minWidth={240}
          columns={[
            { key: 'week', header: t('panels.growth.week'), rowHeader: true },
            { key: 'members', header: t('panels.growth.members'), numeric: true },
          ]}
          rows={[...growth].reverse().map(({ week, members }) => ({
            key: week,
            cells: { week: <LocalTime iso={week} locale={locale} format="date" />, members: format.number(members) },
          }))}
        />
      </details>
    </Panel>
  );
}
