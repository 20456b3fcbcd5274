import { Text } from '@mantine/core';
import { EventStateLabel } from '@/components/events/event-state';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { listNextRaces } from '@/lib/clubs/data/panels/next-races';
import { eventPath } from '@/lib/events/event-path';
import { getTranslator } from '@/lib/i18n/server';
import type { ClubPanelProps } from './panel-props';

export async function RacesPanel({ locale, loaded: { club, audience } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const races = await listNextRaces(club.clubId, audience);
  return (
    <Panel
      title={t('panels.races.title')}
      aside={<SiteLink href={clubPath(club.slug, 'events')}>{t('panels.races.all')}</SiteLink>}
    >
      {races.length === 0 ? (
        <EmptyState title={t('panels.races.empty')} text={t('panels.races.emptyText')} />
      ) : (
        <DataTable
          caption={t('panels.races.caption')}
          minWidth={300}
          columns={[
            { key: 'race', header: t('panels.races.race'), rowHeader: true },
            { key: 'starts', header: t('panels.races.starts') },
          ]}
          rows={races.map((race) => ({
            key: race.eventId,
            cells: {
              race: (
                <>
                  <SiteLink href={eventPath(race.slug)}>{race.name}</SiteLink>
                  <Text size="sm">
                    <EventStateLabel locale={locale} times={race} />
                  </Text>
                </>
              ),
              starts: (
                <>
                  <LocalTime iso={race.startsAt} locale={locale} />
                  {race.closesAt ? (
                    <Text size="sm" c="dimmed">
                      {t('panels.races.signup')} <LocalTime iso={race.closesAt} locale={locale} />
                    </Text>
                  ) : null}
                </>
              ),
            },
          }))}
        />
      )}
    </Panel>
  );
}
