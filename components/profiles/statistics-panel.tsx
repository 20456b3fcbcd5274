import { SimpleGrid, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { Stat } from '@/components/ui/stat';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import { getStatistics } from '@/lib/profiles/data/statistics';
import type { ProfilePanelProps } from './panel-props';
import { Withheld } from './withheld';

export async function StatisticsPanel({ locale, profile, audience }: ProfilePanelProps) {
  const t = getTranslator(locale, 'profile');
  if (!profile.shows.results) return <Withheld locale={locale} title={t('statistics.title')} />;
  const statistics = await getStatistics(profile.profileId, audience);
  if (!statistics || statistics.starts === 0) {
    return (
      <Panel title={t('statistics.title')}>
        <EmptyState title={t('results.empty')} text={t('results.emptyText')} />
      </Panel>
    );
  }
  const format = getFormatter(locale);
  const { starts } = statistics;
  const whole = (value: number) => format.number(value);
  const mean = (value: number | null) =>
    value === null ? '–' : format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const share = (count: number) =>
    t('statistics.share', { share: format.number(count / starts, { style: 'percent', maximumFractionDigits: 0 }) });
  return (
    <Panel title={t('statistics.title')}>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
        <Stat label={t('statistics.starts')} value={whole(starts)} />
        <Stat label={t('statistics.wins')} value={whole(statistics.wins)} hint={share(statistics.wins)} />
        <Stat label={t('statistics.podiums')} value={whole(statistics.podiums)} hint={share(statistics.podiums)} />
        <Stat label={t('statistics.topFives')} value={whole(statistics.topFives)} hint={share(statistics.topFives)} />
        <Stat label={t('statistics.averageFinish')} value={mean(statistics.averageFinish)} />
        <Stat label={t('statistics.incidentsPerRace')} value={mean(statistics.incidentsPerRace)} />
        <Stat label={t('statistics.dnfs')} value={whole(statistics.dnfs)} hint={share(statistics.dnfs)} />
        <Stat label={t('statistics.lapsCompleted')} value={whole(statistics.lapsCompleted)} />
        <Stat label={t('statistics.lapsLed')} value={whole(statistics.lapsLed)} />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt="sm">
        {t('statistics.note')}
      </Text>
    </Panel>
  );
}
