import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import classes from './drivers.module.css';

type Driver = { name: string; simulator: string; identifier: string; note?: string } | null;

/** The people of a car: those with a public profile by name, the others counted. */
export function Drivers({ locale, drivers }: { locale: Locale; drivers: readonly Driver[] }) {
  const t = getTranslator(locale, 'event');
  const named = drivers.filter((driver) => driver !== null);
  const unnamed = drivers.length - named.length;
  return (
    <ul className={classes.drivers}>
      {named.map((driver) => (
        <li key={`${driver.simulator} ${driver.identifier} ${driver.note}`}>
          <SiteLink href={profilePath(driver)}>{driver.name}</SiteLink>
          {driver.note ? ` (${driver.note})` : null}
        </li>
      ))}
      {unnamed > 0 ? <li className={classes.unnamed}>{t('privateDrivers', { count: unnamed })}</li> : null}
    </ul>
  );
}
