import { SiteLink } from '@/components/ui/site-link';
import type { ResultRow } from '@/lib/events/data/result-rows';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import { Drivers } from './drivers';
import classes from './results-table.module.css';

type WhoProps = { locale: Locale; row: ResultRow; crew?: boolean };

/** Whose result it is: a team with its drivers below, or the one driver. */
export function ResultWho({ locale, row: { team, drivers }, crew = true }: WhoProps) {
  const t = getTranslator(locale, 'event');
  if (team !== null) {
    return (
      <span className={classes.who}>
        <span className={classes.team}>{team}</span>
        {crew && drivers.length > 0 ? <Drivers locale={locale} drivers={drivers} /> : null}
      </span>
    );
  }
  if (drivers.length > 1) return <Drivers locale={locale} drivers={drivers} />;
  const [driver] = drivers;
  if (driver) return <SiteLink href={profilePath(driver)}>{driver.name}</SiteLink>;
  return <span className={classes.unnamed}>{driver === null ? t('privateDriver') : t('results.unknownDriver')}</span>;
}
