import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import { listBestLaps } from '@/lib/profiles/data/laps';
import { formatLap } from '@/lib/profiles/format-lap';
import type { ProfilePanelProps } from './panel-props';
import { Withheld } from './withheld';

export async function LapsPanel({ locale, profile, audience }: ProfilePanelProps) {
  const t = getTranslator(locale, 'profile');
  if (!profile.shows.laps) return <Withheld locale={locale} title={t('laps.title')} />;
  const laps = await listBestLaps(profile.profileId, audience);
  return (
    <Panel title={t('laps.title')}>
      {laps.length === 0 ? (
        <EmptyState title={t('laps.empty')} text={t('laps.emptyText')} />
      ) : (
        <DataTable
          caption={t('laps.caption')}
          minWidth={480}
          columns={[
            { key: 'track', header: t('laps.track'), rowHeader: true },
            { key: 'car', header: t('laps.car') },
            { key: 'time', header: t('laps.time'), numeric: true },
            { key: 'date', header: t('laps.date') },
          ]}
          rows={laps.map((lap) => ({
            key: `${lap.layoutId} ${lap.carId}`,
            cells: {
              track: lap.track,
              car: lap.car ?? '–',
              time: formatLap(lap.lapMs),
              date: lap.recordedAt === null ? '–' : <LocalTime iso={lap.recordedAt} locale={locale} format="date" />,
            },
          }))}
        />
      )}
    </Panel>
  );
}
