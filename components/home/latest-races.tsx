import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { eventPath } from '@/lib/events/event-path';
import type { LatestRace } from '@/lib/home/latest-races';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import classes from './latest-races.module.css';

export function LatestRaces({ locale, races }: { locale: Locale; races: readonly LatestRace[] }) {
  const t = getTranslator(locale, 'home');
  const format = getFormatter(locale);
  if (races.length === 0) {
    return (
      <Panel title={t('races.title')}>
        <EmptyState title={t('races.emptyTitle')} text={t('races.emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel title={t('races.title')}>
      <DataTable
        caption={t('races.caption')}
        minWidth={460}
        columns={[
          { key: 'event', header: t('races.event'), rowHeader: true },
          { key: 'winner', header: t('races.winner') },
          { key: 'cars', header: t('races.cars'), numeric: true },
          { key: 'when', header: t('races.when') },
        ]}
        rows={races.map((race) => ({
          key: race.sessionId,
          cells: {
            event: (
              <>
                <SiteLink href={eventPath(race.slug)}>{race.event}</SiteLink>
                <span className={classes.where}>
                  {[race.session, race.track, race.simulator].filter(Boolean).join(' · ')}
                </span>
              </>
            ),
            winner: <Winner winner={race.winner} unknown={t('races.none')} />,
            cars: format.number(race.starters),
            when: <LocalTime iso={race.startedAt} locale={locale} format="date" />,
          },
        }))}
      />
    </Panel>
  );
}

function Winner({ winner, unknown }: { winner: LatestRace['winner']; unknown: string }) {
  if (winner === null) return <span className={classes.unknown}>{unknown}</span>;
  return 'identifier' in winner ? <SiteLink href={profilePath(winner)}>{winner.name}</SiteLink> : winner.name;
}
