import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { listClubResults } from '@/lib/clubs/data/panels/results';
import { getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import type { ClubPanelProps } from './panel-props';

export async function ResultsPanel({ locale, loaded: { club, audience } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const results = await listClubResults(club.clubId, audience);
  return (
    <Panel title={t('panels.results.title')}>
      {results.length === 0 ? (
        <EmptyState title={t('panels.results.empty')} text={t('panels.results.emptyText')} />
      ) : (
        <DataTable
          caption={t('panels.results.caption')}
          minWidth={440}
          columns={[
            { key: 'driver', header: t('panels.results.driver'), rowHeader: true },
            { key: 'position', header: t('panels.results.position'), numeric: true },
            { key: 'race', header: t('panels.results.race') },
            { key: 'date', header: t('panels.results.date') },
          ]}
          rows={results.map((result) => ({
            key: result.resultId,
            cells: {
              driver: <SiteLink href={profilePath(result)}>{result.driver}</SiteLink>,
              position:
                result.status === 'finished'
                  ? (result.position ?? <None label={t('panels.results.none')} />)
                  : t(`panels.results.${result.status}`),
              race: <SiteLink href={`/events/${result.eventSlug}`}>{result.event}</SiteLink>,
              date: <LocalTime iso={result.racedAt} locale={locale} format="date" />,
            },
          }))}
        />
      )}
    </Panel>
  );
}
