import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { getSchedule, type NextRace } from '@/lib/dashboard/schedule';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { DashboardPanelProps } from './panel-props';

export async function RacesPanel({ locale, userId }: DashboardPanelProps) {
  const t = getTranslator(locale, 'dashboard');
  const { races } = await getSchedule(userId);
  return (
    <Panel title={t('next.title')}>
      {races.length === 0 ? (
        <EmptyState
          title={t('next.empty')}
          text={t('next.emptyText')}
          action={<SiteLink href="/events">{t('next.find')}</SiteLink>}
        />
      ) : (
        <DataTable
          caption={t('next.caption')}
          minWidth={420}
          columns={[
            { key: 'race', header: t('next.race'), rowHeader: true },
            { key: 'starts', header: t('next.starts') },
            { key: 'entry', header: t('next.entry') },
            { key: 'status', header: t('next.status') },
          ]}
          rows={races.map((race) => ({
            key: `${race.eventId} ${race.entry} ${race.startsAt}`,
            cells: {
              race: <SiteLink href={`/events/${race.eventSlug}`}>{race.eventName}</SiteLink>,
              starts: <LocalTime iso={race.startsAt} locale={locale} />,
              entry: race.entry ?? t('next.none'),
              status: statusText(locale, race),
            },
          }))}
        />
      )}
    </Panel>
  );
}

function statusText(locale: Locale, { seat, signup }: NextRace): string {
  const t = getTranslator(locale, 'dashboard');
  if (seat) {
    const status = t(seat.status === 'confirmed' ? 'next.seat.confirmed' : 'next.seat.proposed');
    return `${status} (${t(`next.role.${seat.role as 'driver' | 'reserve' | 'spotter'}`)})`;
  }
  return t(signup === 'waitlisted' ? 'next.signup.waitlisted' : 'next.signup.active');
}
