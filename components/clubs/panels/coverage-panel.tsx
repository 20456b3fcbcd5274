import { Text } from '@mantine/core';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { listNextRaces } from '@/lib/clubs/data/panels/next-races';
import { listOwnSignups } from '@/lib/clubs/data/panels/own-signups';
import { eventPath } from '@/lib/events/event-path';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import type { ClubPanelProps } from './panel-props';

/** For members: how far the sheets of races ahead are filled, and where the reader himself stands. */
export async function CoveragePanel({
  locale,
  loaded: { club, audience },
  userId,
}: ClubPanelProps & { userId: string }) {
  const t = getTranslator(locale, 'clubs');
  const format = getFormatter(locale);
  const hours = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const [ahead, own] = await Promise.all([listNextRaces(club.clubId, audience), listOwnSignups(club.clubId, userId)]);
  const races = ahead.flatMap(({ coverage, ...race }) => (coverage ? [{ ...race, coverage }] : []));
  const statusOf = (eventId: string) => own.find((signup) => signup.eventId === eventId)?.status ?? 'none';
  return (
    <Panel title={t('panels.coverage.title')}>
      {races.length === 0 ? (
        <EmptyState title={t('panels.coverage.empty')} text={t('panels.coverage.emptyText')} />
      ) : (
        <DataTable
          caption={t('panels.coverage.caption')}
          minWidth={300}
          columns={[
            { key: 'race', header: t('panels.coverage.race'), rowHeader: true },
            { key: 'drivers', header: t('panels.coverage.drivers'), numeric: true },
            { key: 'hours', header: t('panels.coverage.hours'), numeric: true },
          ]}
          rows={races.map(({ eventId, slug, name, coverage }) => ({
            key: eventId,
            cells: {
              race: (
                <>
                  <SiteLink href={eventPath(slug)}>{name}</SiteLink>
                  <Text size="sm" c="dimmed">
                    {t(`panels.coverage.own.${statusOf(eventId)}`)}
                  </Text>
                </>
              ),
              drivers:
                coverage.capacity === null
                  ? t('panels.coverage.ofTeam', { count: coverage.signedUp, size: coverage.teamSize })
                  : t('panels.coverage.ofCapacity', { count: coverage.signedUp, capacity: coverage.capacity }),
              hours: t('panels.coverage.ofHours', {
                covered: hours(coverage.coveredHours),
                hours: hours(coverage.raceHours),
              }),
            },
          }))}
        />
      )}
    </Panel>
  );
}
