import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import { figures } from './figures';
import type { CachePanelProps } from './panel-props';

export function SlowPanel({ report: { slowFills }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  const { duration } = figures(locale);
  return (
    <Panel title={t('cache.slow')} description={t('cache.slowText')}>
      <DataTable
        caption={t('cache.slow')}
        columns={[
          { key: 'name', header: t('cache.read'), rowHeader: true },
          { key: 'took', header: t('cache.took'), numeric: true },
          { key: 'at', header: t('cache.at') },
        ]}
        rows={slowFills.map(({ layer, name, durationMs, atMs }) => ({
          key: `${layer} ${name} ${atMs}`,
          cells: {
            name: `${layer} ${name}`,
            took: duration(durationMs),
            at: <LocalTime iso={new Date(atMs).toISOString()} locale={locale} />,
          },
        }))}
      />
    </Panel>
  );
}
