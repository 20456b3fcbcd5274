import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import type { CachePanelProps } from './panel-props';

/** Answers that were wrong for longer than is promised, and what they lack. */
export function WrongPanel({ report: { wrong }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  return (
    <Panel title={t('cache.wrong')} description={t('cache.wrongText')}>
      <DataTable
        caption={t('cache.wrong')}
        minWidth={760}
        columns={[
          { key: 'name', header: t('cache.read'), rowHeader: true },
          { key: 'where', header: t('cache.where') },
          { key: 'lacks', header: t('cache.lacks') },
          { key: 'tables', header: t('cache.unwatched') },
          { key: 'at', header: t('cache.at') },
        ]}
        rows={wrong.map((each) => ({
          key: `${each.layer} ${each.name} ${each.atMs}`,
          cells: {
            name: `${each.layer} ${each.name}`,
            where: each.paths.join(', '),
            lacks: [...each.missingTableTags, ...each.missingTags].join(', ') || '–',
            tables: each.unwatchedTables.join(', ') || '–',
            at: <LocalTime iso={new Date(each.atMs).toISOString()} locale={locale} />,
          },
        }))}
      />
    </Panel>
  );
}
