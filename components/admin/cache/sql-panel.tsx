import { DataTable } from '@/components/ui/data-table';
import { Panel } from '@/components/ui/panel';
import { listSlowSql } from '@/lib/admin/data/slow-sql';
import { getTranslator } from '@/lib/i18n/server';
import { figures } from './figures';
import type { CachePanelProps } from './panel-props';

/** What reaches Postgres in spite of the cache: by route, and as Postgres itself counts it. */
export async function SqlPanel({ report: { routes }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  const { count, duration } = figures(locale);
  const statements = await listSlowSql();
  return (
    <Panel title={t('cache.sql')} description={t('cache.sqlText')}>
      <DataTable
        caption={t('cache.sqlByRoute')}
        columns={[
          { key: 'route', header: t('cache.route'), rowHeader: true },
          { key: 'requests', header: t('cache.requests'), numeric: true },
          { key: 'queries', header: t('cache.queries'), numeric: true },
          { key: 'each', header: t('cache.perRequest'), numeric: true },
          { key: 'p95', header: t('cache.queryP95'), numeric: true },
        ]}
        rows={routes.map(({ route, requests, queries, p95Ms }) => ({
          key: route,
          cells: {
            route: route === 'background' ? t('cache.background') : route,
            requests: count(requests),
            queries: count(queries),
            each: count(requests === 0 ? null : Math.round((100 * queries) / requests) / 100),
            p95: duration(p95Ms),
          },
        }))}
      />
      {statements === null ? (
        <p>{t('cache.noStatements')}</p>
      ) : (
        <DataTable
          caption={t('cache.statements')}
          minWidth={640}
          columns={[
            { key: 'text', header: t('cache.statement'), rowHeader: true },
            { key: 'calls', header: t('cache.times'), numeric: true },
            { key: 'mean', header: t('cache.mean'), numeric: true },
            { key: 'total', header: t('cache.total'), numeric: true },
          ]}
          rows={statements.map(({ text, calls, meanMs, totalMs }, at) => ({
            key: String(at),
            cells: {
              text: <code style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{text}</code>,
              calls: count(calls),
              mean: duration(meanMs),
              total: duration(totalMs),
            },
          }))}
        />
      )}
    </Panel>
  );
}
