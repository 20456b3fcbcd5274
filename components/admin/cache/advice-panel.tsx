import { DataTable } from '@/components/ui/data-table';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import { figures } from './figures';
import type { CachePanelProps } from './panel-props';

export function AdvicePanel({ report: { advice }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  const { count, duration } = figures(locale);
  return (
    <Panel title={t('cache.advice')} description={advice.length === 0 ? t('cache.adviceNone') : t('cache.adviceText')}>
      {advice.length === 0 ? null : (
        <DataTable
          caption={t('cache.advice')}
          minWidth={760}
          columns={[
            { key: 'name', header: t('cache.read'), rowHeader: true },
            { key: 'advice', header: t('cache.advice') },
            { key: 'hits', header: t('cache.hits'), numeric: true },
            { key: 'misses', header: t('cache.misses'), numeric: true },
            { key: 'because', header: t('cache.because'), numeric: true },
            { key: 'spent', header: t('cache.spent'), numeric: true },
          ]}
          rows={advice.map((each) => ({
            key: `${each.layer} ${each.name}`,
            cells: {
              name: `${each.layer} ${each.name}`,
              advice: t(`cache.ttl.${each.advice}`),
              hits: count(each.hits),
              misses: count(each.misses),
              because: count(each.because),
              spent: duration(each.spentMs),
            },
          }))}
        />
      )}
    </Panel>
  );
}
