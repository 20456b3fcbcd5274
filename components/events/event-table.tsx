import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import type { EventListItem } from '@/lib/events/data/list-row';
import type { EventWhen } from '@/lib/events/list-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { EventCell } from './event-cell';
import { EventStateLabel } from './event-state';
import { RaceLength } from './race-length';

type EventTableProps = { locale: Locale; when: EventWhen; items: readonly EventListItem[] };

export function EventTable({ locale, when, items }: EventTableProps) {
  const t = getTranslator(locale, 'events');
  const none = <None label={t('table.none')} />;
  return (
    <DataTable
      caption={t(`table.${when}`)}
      minWidth={880}
      columns={[
        { key: 'event', header: t('table.event'), rowHeader: true },
        { key: 'starts', header: t('table.starts') },
        { key: 'state', header: t('table.state') },
        { key: 'length', header: t('table.length') },
        { key: 'simulator', header: t('table.simulator') },
        { key: 'classes', header: t('table.classes') },
        { key: 'club', header: t('table.club') },
      ]}
      rows={items.map((item) => ({
        key: item.eventId,
        cells: {
          event: <EventCell event={item} />,
          state: <EventStateLabel locale={locale} times={item} />,
          starts: <LocalTime iso={item.startsAt} locale={locale} />,
          length: <RaceLength locale={locale} races={item.races} startsAt={item.startsAt} endsAt={item.endsAt} />,
          simulator: item.simulatorName,
          classes: item.classes.length === 0 ? none : item.classes.join(', '),
          club: item.club === null ? none : <SiteLink href={clubPath(item.club.slug)}>{item.club.name}</SiteLink>,
        },
      }))}
    />
  );
}
