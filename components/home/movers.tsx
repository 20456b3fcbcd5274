import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import type { FastestMover } from '@/lib/home/fastest-movers';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import classes from './movers.module.css';

export function Movers({ locale, movers }: { locale: Locale; movers: readonly FastestMover[] }) {
  const t = getTranslator(locale, 'home');
  const ofProfile = getTranslator(locale, 'profile');
  const format = getFormatter(locale);
  if (movers.length === 0) {
    return (
      <Panel title={t('movers.title')} description={t('movers.description')}>
        <EmptyState title={t('movers.emptyTitle')} text={t('movers.emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel title={t('movers.title')} description={t('movers.description')}>
      <DataTable
        caption={t('movers.caption')}
        minWidth={280}
        columns={[
          { key: 'driver', header: t('movers.driver'), rowHeader: true },
          { key: 'gain', header: t('movers.gain'), numeric: true },
          { key: 'rating', header: t('movers.rating'), numeric: true },
        ]}
        rows={movers.map((mover) => ({
          key: `${mover.simulator} ${mover.identifier}`,
          cells: {
            driver: (
              <>
                <SiteLink href={profilePath(mover)}>{mover.name}</SiteLink>
                <span className={classes.discipline}>
                  {isDiscipline(mover.discipline) ? ofProfile(`discipline.${mover.discipline}`) : mover.discipline}
                </span>
              </>
            ),
            gain: <span className={classes.gain}>+{format.number(mover.gain)}</span>,
            rating: format.number(mover.rating, { maximumFractionDigits: 0 }),
          },
        }))}
      />
    </Panel>
  );
}

const disciplines = ['road', 'oval', 'formula', 'sports_car', 'dirt_road', 'dirt_oval', 'overall'] as const;

function isDiscipline(value: string): value is (typeof disciplines)[number] {
  return (disciplines as readonly string[]).includes(value);
}
