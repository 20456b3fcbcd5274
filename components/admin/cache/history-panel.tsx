import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { TimeChart } from '@/components/ui/time-chart';
import { getTranslator } from '@/lib/i18n/server';
import { figures } from './figures';
import type { CachePanelProps } from './panel-props';

export function HistoryPanel({ report: { history }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  const { count, share } = figures(locale);
  const known = history.filter(({ reads, bypasses }) => reads + bypasses > 0);
  const plots = [
    { key: 'ratio', of: history.flatMap(({ atMs, ratio }) => (ratio === null ? [] : [{ atMs, value: ratio * 100 }])) },
    { key: 'reads', of: history.map(({ atMs, reads }) => ({ atMs, value: reads })) },
    { key: 'missesOver', of: history.map(({ atMs, misses }) => ({ atMs, value: misses })) },
  ] as const;
  return (
    <Panel title={t('cache.history')} description={t('cache.historyText')}>
      {plots.map(({ key, of }) => (
        <div key={key}>
          <h3>{t(`cache.${key}`)}</h3>
          <TimeChart points={of} locale={locale} name={t(`cache.${key}`)} label={t(`cache.${key}`)} ticks="time" />
        </div>
      ))}
      <details>
        <summary>{t('cache.asTable')}</summary>
        <DataTable
          caption={t('cache.history')}
          columns={[
            { key: 'at', header: t('cache.at'), rowHeader: true },
            { key: 'ratio', header: t('cache.ratio'), numeric: true },
            { key: 'reads', header: t('cache.reads'), numeric: true },
            { key: 'misses', header: t('cache.misses'), numeric: true },
            { key: 'bypasses', header: t('cache.bypasses'), numeric: true },
          ]}
          rows={known.toReversed().map(({ atMs, ratio, reads, misses, bypasses }) => ({
            key: String(atMs),
            cells: {
              at: <LocalTime iso={new Date(atMs).toISOString()} locale={locale} />,
              ratio: share(ratio),
              reads: count(reads),
              misses: count(misses),
              bypasses: count(bypasses),
            },
          }))}
        />
      </details>
    </Panel>
  );
}
