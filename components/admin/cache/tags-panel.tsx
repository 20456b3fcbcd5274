import { SimpleGrid } from '@mantine/core';
import { DataTable } from '@/components/ui/data-table';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import { figures } from './figures';
import type { CachePanelProps } from './panel-props';

export function TagsPanel({ report: { tags }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  const { count } = figures(locale);
  return (
    <Panel title={t('cache.tags')} description={t('cache.tagsText')}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {(['bumped', 'ending'] as const).map((kind) => (
          <DataTable
            key={kind}
            caption={t(`cache.${kind}`)}
            minWidth={320}
            columns={[
              { key: 'tag', header: t(`cache.${kind}`), rowHeader: true },
              { key: 'times', header: t('cache.times'), numeric: true },
            ]}
            rows={tags[kind].map(([tag, times]) => ({ key: tag, cells: { tag, times: count(times) } }))}
          />
        ))}
      </SimpleGrid>
    </Panel>
  );
}
