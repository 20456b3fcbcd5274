import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import { figures } from './figures';
import type { CachePanelProps } from './panel-props';

export function LayersPanel({ report: { layers, censusAtMs }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  const { count, share, bytes, duration } = figures(locale);
  return (
    <Panel
      title={t('cache.layers')}
      description={
        censusAtMs === null ? (
          t('cache.noCensus')
        ) : (
          <>
            {t('cache.layersText')} {t('cache.censusAt')}{' '}
            <LocalTime iso={new Date(censusAtMs).toISOString()} locale={locale} />
          </>
        )
      }
    >
      <DataTable
        caption={t('cache.layers')}
        minWidth={900}
        columns={[
          { key: 'layer', header: t('cache.layer'), rowHeader: true },
          { key: 'ratio', header: t('cache.ratio'), numeric: true },
          { key: 'l1', header: t('cache.hitsL1'), numeric: true },
          { key: 'l2', header: t('cache.hitsL2'), numeric: true },
          { key: 'misses', header: t('cache.misses'), numeric: true },
          { key: 'bypasses', header: t('cache.bypasses'), numeric: true },
          { key: 'p95', header: t('cache.p95'), numeric: true },
          { key: 'fill', header: t('cache.fillP95'), numeric: true },
          { key: 'entries', header: t('cache.entries'), numeric: true },
          { key: 'bytes', header: t('cache.bytes'), numeric: true },
          { key: 'on', header: t('cache.on'), numeric: true },
        ]}
        rows={layers.map((each) => ({
          key: each.layer,
          cells: {
            layer: each.layer,
            ratio: share(each.ratio),
            l1: count(each.hits.l1),
            l2: count(each.hits.l2),
            misses: count(each.misses),
            bypasses: count(each.bypasses),
            p95: duration(each.p95Ms.l2),
            fill: duration(each.p95Ms.fill),
            entries: count(each.entries),
            bytes: bytes(each.bytes),
            on: each.percent === null ? t('cache.always') : share(each.percent / 100),
          },
        }))}
      />
    </Panel>
  );
}
