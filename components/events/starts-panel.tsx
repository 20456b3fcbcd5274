import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { listSlots } from '@/lib/events/data/schedule';
import { getTranslator } from '@/lib/i18n/server';
import type { EventPanelProps } from './panel-props';
import { UtcTime } from './utc-time';

/** The starts an event offers; its own beginning and end where it has not even sessions. */
export async function StartsPanel({ locale, viewer, event, audience }: EventPanelProps) {
  const t = getTranslator(locale, 'event');
  const slots = await listSlots(event.eventId, audience);
  const whole = { slotId: event.eventId, name: t('starts.whole'), startsAt: event.startsAt, endsAt: event.endsAt };
  return (
    <Panel title={t('starts.title')} description={t('starts.zone')}>
      <DataTable
        caption={t('starts.caption')}
        minWidth={600}
        columns={[
          { key: 'start', header: t('starts.start'), rowHeader: true },
          { key: 'begins', header: t('starts.begins') },
          { key: 'ends', header: t('starts.ends') },
          { key: 'utc', header: t('starts.utc') },
        ]}
        rows={(slots.length > 0 ? slots : [whole]).map((slot) => ({
          key: slot.slotId,
          cells: {
            start: slot.name,
            begins: <LocalTime iso={slot.startsAt} locale={locale} />,
            ends: <LocalTime iso={slot.endsAt} locale={locale} />,
            utc: <UtcTime iso={slot.startsAt} locale={locale} viewer={viewer} />,
          },
        }))}
      />
    </Panel>
  );
}
