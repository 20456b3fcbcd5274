import { Badge } from '@mantine/core';
import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { type EventEntry, listEntries } from '@/lib/events/data/entries';
import { type EventState, stateNow } from '@/lib/events/state';
import { getTranslator } from '@/lib/i18n/server';
import { Drivers } from './drivers';
import type { EventPanelProps } from './panel-props';

const ended: readonly EventState[] = ['over', 'cancelled'];

/** The cars that clubs have entered. Races that were run or called off without have nothing to say here. */
export async function EntriesPanel({ locale, event, audience }: EventPanelProps) {
  const t = getTranslator(locale, 'event');
  const entries = await listEntries(event.eventId, audience);
  if (entries.length === 0) {
    if (ended.includes(stateNow(event))) return null;
    return (
      <Panel title={t('entries.title')}>
        <EmptyState title={t('entries.empty')} text={t('entries.emptyText')} />
      </Panel>
    );
  }
  const none = <None label={t('entries.none')} />;
  const withStart = entries.some(({ slot }) => slot !== null);
  const crew = ({ seats }: EventEntry) =>
    seats.map(({ role, driver }) => (driver && role !== 'driver' ? { ...driver, note: t(`entries.${role}`) } : driver));
  return (
    <Panel title={t('entries.title')}>
      <DataTable
        caption={t('entries.caption')}
        minWidth={820}
        columns={[
          { key: 'number', header: t('entries.number'), numeric: true },
          { key: 'entry', header: t('entries.entry'), rowHeader: true },
          { key: 'class', header: t('entries.class') },
          { key: 'car', header: t('entries.car') },
          { key: 'crew', header: t('entries.crew') },
          ...(withStart ? [{ key: 'start', header: t('entries.start') }] : []),
          { key: 'club', header: t('entries.club') },
        ]}
        rows={entries.map((entry) => ({
          key: entry.entryId,
          cells: {
            number: entry.number ?? none,
            entry: (
              <>
                {entry.name ?? t('entries.unnamed')}{' '}
                {entry.status === 'final' ? null : (
                  <Badge size="sm" variant="light" color="gray">
                    {t(`entries.${entry.status}`)}
                  </Badge>
                )}
              </>
            ),
            class: entry.className ?? none,
            car: entry.car ?? none,
            crew: entry.seats.length === 0 ? none : <Drivers locale={locale} drivers={crew(entry)} />,
            start: entry.slot ?? none,
            club: entry.club ? <SiteLink href={clubPath(entry.club.slug)}>{entry.club.name}</SiteLink> : none,
          },
        }))}
      />
    </Panel>
  );
}
