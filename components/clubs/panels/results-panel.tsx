import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { type ClubResult, listClubResults } from '@/lib/clubs/data/panels/results';
import { eventPath } from '@/lib/events/event-path';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import type { ClubPanelProps } from './panel-props';
import classes from './results-panel.module.css';

export async function ResultsPanel({ locale, loaded: { club, audience } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const races = racesOf(await listClubResults(club.clubId, audience));
  return (
    <Panel title={t('panels.results.title')}>
      {races.length === 0 ? (
        <EmptyState title={t('panels.results.empty')} text={t('panels.results.emptyText')} />
      ) : (
        <DataTable
          caption={t('panels.results.caption')}
          minWidth={300}
          columns={[
            { key: 'race', header: t('panels.results.race'), rowHeader: true },
            { key: 'finishes', header: t('panels.results.finishes') },
          ]}
          rows={races.map(({ race, finishes }) => ({
            key: race.sessionId,
            cells: {
              race: (
                <>
                  <SiteLink href={eventPath(race.eventSlug)}>{race.event}</SiteLink>
                  <span className={classes.when}>
                    {race.session}, <LocalTime iso={race.racedAt} locale={locale} format="date" />
                  </span>
                </>
              ),
              finishes: (
                <ol className={classes.finishes}>
                  {finishes.map((finish) => (
                    <li key={finish.resultId}>
                      <span className={classes.position}>{placeOf(locale, finish)}</span>
                      <SiteLink href={profilePath(finish)}>{finish.driver}</SiteLink>
                    </li>
                  ))}
                </ol>
              ),
            },
          }))}
        />
      )}
    </Panel>
  );
}

/** The latest race first, in it the best finish. */
function racesOf(results: readonly ClubResult[]): { race: ClubResult; finishes: ClubResult[] }[] {
  const races = new Map<string, ClubResult[]>();
  for (const result of results) races.set(result.sessionId, [...(races.get(result.sessionId) ?? []), result]);
  return [...races.values()].flatMap((finishes) => {
    const [race] = finishes;
    return race ? [{ race, finishes: finishes.sort((a, b) => rankOf(a) - rankOf(b)) }] : [];
  });
}

function rankOf({ status, position }: ClubResult): number {
  return status === 'finished' && position !== null ? position : Number.POSITIVE_INFINITY;
}

function placeOf(locale: Locale, { status, position }: ClubResult): string {
  const t = getTranslator(locale, 'clubs');
  if (status !== 'finished') return t(`panels.results.${status}`);
  return position === null ? t('panels.results.unplaced') : t('panels.results.place', { position });
}
