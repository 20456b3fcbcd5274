import { Text } from '@mantine/core';
import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import type { ProfileListItem } from '@/lib/profiles/data/list';
import { profilePath } from '@/lib/profiles/profile-path';
import { Country } from './country';
import { None } from './none';

export function ProfileTable({ locale, items }: { locale: Locale; items: readonly ProfileListItem[] }) {
  const t = getTranslator(locale, 'profiles');
  const format = getFormatter(locale);
  const none = <None label={t('table.none')} />;
  return (
    <DataTable
      caption={t('table.caption')}
      columns={[
        { key: 'driver', header: t('table.driver'), rowHeader: true },
        { key: 'simulator', header: t('table.simulator') },
        { key: 'rating', header: t('table.rating'), numeric: true },
        { key: 'lastRace', header: t('table.lastRace') },
        { key: 'clubs', header: t('table.clubs') },
      ]}
      rows={items.map((item) => ({
        key: item.profileId,
        cells: {
          driver: (
            <>
              <SiteLink href={profilePath(item)}>{item.displayName}</SiteLink>{' '}
              <Country code={item.country} locale={locale} />
            </>
          ),
          simulator: item.simulatorName,
          rating: item.rating === null ? none : format.number(item.rating, { maximumFractionDigits: 2 }),
          lastRace:
            item.lastRacedAt === null ? none : <LocalTime iso={item.lastRacedAt} locale={locale} format="date" />,
          clubs: item.clubs.length === 0 ? none : <Text size="sm">{item.clubs.join(', ')}</Text>,
        },
      }))}
    />
  );
}
