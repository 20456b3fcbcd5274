import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { listClasses } from '@/lib/events/data/classes';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import type { EventPanelProps } from './panel-props';

export async function ClassesPanel({ locale, event, audience }: EventPanelProps) {
  const t = getTranslator(locale, 'event');
  const format = getFormatter(locale);
  const classes = await listClasses(event.eventId, audience);
  return (
    <Panel title={t('classes.title')}>
      {classes.length === 0 ? (
        <EmptyState title={t('classes.empty')} text={t('classes.emptyText')} />
      ) : (
        <DataTable
          caption={t('classes.caption')}
          minWidth={420}
          columns={[
            { key: 'class', header: t('classes.class'), rowHeader: true },
            { key: 'capacity', header: t('classes.capacity'), numeric: true },
            { key: 'cars', header: t('classes.cars') },
          ]}
          rows={classes.map(({ classId, name, capacity, cars }) => ({
            key: classId,
            cells: {
              class: name,
              capacity: capacity === null ? t('classes.noLimit') : format.number(capacity),
              cars: cars.length === 0 ? <None label={t('classes.anyCar')} /> : cars.join(', '),
            },
          }))}
        />
      )}
    </Panel>
  );
}
