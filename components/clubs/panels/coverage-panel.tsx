import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { listNextRaces } from '@/lib/clubs/data/panels/next-races';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import type { ClubPanelProps } from './panel-props';

/** For members: how far the sheets of races ahead are filled. */
export async function CoveragePanel({ locale, loaded: { club, audience } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const format = getFormatter(locale);
  const hours = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const races = (await listNextRaces(club.clubId, audience)).flatMap(({ coverage, ...race }) =>
    coverage ? [{ ...race, coverage }] : [],
  );
  return (
    <Panel title={t('panels.coverage.title')}>
      {races.length === 0 ? (
        <EmptyState title={t('panels.coverage.empty')} text={t('panels.coverage.emptyText')} />
      ) : (
        <DataTable
          caption={t('panels.coverage.caption')}
          minWidth={380}
          columns={[
            { key: 'race', header: t('panels.coverage.race'), rowHeader: true },
            { key: 'drivers', header: t('panels.coverage.drivers'), numeric: true },
            { key: 'hours', header: t('panels.coverage.hours'), numeric: true },
          ]}
          rows={races.map(({ eventId, slug, name, coverage }) => ({
            key: eventId,
            cells: {
              race: <SiteLink href={`/events/${slug}`}>{name}</SiteLink>,
              drivers:
                coverage.capacity === null
                  ? format.number(coverage.signedUp)
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
