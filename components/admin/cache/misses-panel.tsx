import { DataTable } from '@/components/ui/data-table';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import { missCauses } from '@/lib/metrics/read';
import { figures } from './figures';
import type { CachePanelProps } from './panel-props';

/** By layer since counting began; by read today and yesterday. */
export function MissesPanel({ report: { layers, names, varied }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  const { count, bytes, share } = figures(locale);
  const causes = missCauses.map((cause) => ({ key: cause, header: t(`cache.cause.${cause}`), numeric: true }));
  const rows = [
    ...layers.map(({ layer, causes: of, misses, ratio }) => ({ key: layer, name: layer, of, misses, ratio })),
    ...names.map(({ layer, name, causes: of, misses, hits }) => ({
      key: `${layer} ${name}`,
      name: `${layer} ${name}`,
      of,
      misses,
      ratio: hits + misses === 0 ? null : hits / (hits + misses),
    })),
  ];
  return (
    <>
      <Panel title={t('cache.why')} description={t('cache.whyText')}>
        <DataTable
          caption={t('cache.why')}
          minWidth={760}
          columns={[
            { key: 'name', header: t('cache.read'), rowHeader: true },
            { key: 'misses', header: t('cache.misses'), numeric: true },
            { key: 'ratio', header: t('cache.ratio'), numeric: true },
            ...causes,
          ]}
          rows={rows.map(({ key, name, of, misses, ratio }) => ({
            key,
            cells: {
              name,
              misses: count(misses),
              ratio: share(ratio),
              ...Object.fromEntries(missCauses.map((cause) => [cause, count(of[cause])])),
            },
          }))}
        />
      </Panel>
      {varied.length > 0 ? (
        <Panel title={t('cache.varied')} description={t('cache.variedText')}>
          <DataTable
            caption={t('cache.varied')}
            columns={[
              { key: 'name', header: t('cache.read'), rowHeader: true },
              { key: 'entries', header: t('cache.entries'), numeric: true },
              { key: 'bytes', header: t('cache.bytes'), numeric: true },
            ]}
            rows={varied.map(({ name, ...held }) => ({
              key: name,
              cells: { name, entries: count(held.entries), bytes: bytes(held.bytes) },
            }))}
          />
        </Panel>
      ) : null}
    </>
  );
}
