import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import { getRatings, type RatingSeries } from '@/lib/profiles/data/ratings';
import type { ProfilePanelProps } from './panel-props';
import { RatingHistory } from './rating-history';
import { Withheld } from './withheld';

/** Charts beyond these would be a wall; every value is in the tables anyway. */
const mostCharts = 4;

export async function RatingsPanel({ locale, profile, audience }: ProfilePanelProps) {
  const t = getTranslator(locale, 'profile');
  if (!profile.shows.ratings) return <Withheld locale={locale} title={t('ratings.title')} />;
  const series = await getRatings(profile.profileId, audience);
  const named = series.map((one) => ({ ...one, name: nameOf(one) }));
  function nameOf({ system, discipline }: RatingSeries): string {
    const known = (group: 'system' | 'discipline', key: string) => {
      const path = `${group}.${key}` as 'system.irating';
      return t.has(path) ? t(path) : key;
    };
    return `${known('system', system)} · ${known('discipline', discipline)}`;
  }
  if (named.length === 0) {
    return (
      <Panel title={t('ratings.title')}>
        <EmptyState title={t('ratings.empty')} text={t('ratings.emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel title={t('ratings.title')}>
      <Stack gap="lg">
        <SimpleGrid component="ul" cols={{ base: 1, xs: 2, md: 4 }} m={0} p={0} style={{ listStyle: 'none' }}>
          {named.map((one) => (
            <li key={one.name}>
              <RatingNow locale={locale} name={one.name} rating={one} />
            </li>
          ))}
        </SimpleGrid>
        <Title order={3} size="h4">
          {t('history.title')}
        </Title>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {named.map((one, index) => (
            <RatingHistory key={one.name} locale={locale} name={one.name} series={one} charted={index < mostCharts} />
          ))}
        </SimpleGrid>
      </Stack>
    </Panel>
  );
}

type NowProps = Pick<ProfilePanelProps, 'locale'> & { name: string; rating: RatingSeries };

function RatingNow({ locale, name, rating }: NowProps) {
  const t = getTranslator(locale, 'profile');
  const format = getFormatter(locale);
  const digits = { maximumFractionDigits: 2 };
  const delta = rating.delta30Days;
  const change =
    delta === null
      ? t('ratings.new')
      : delta === 0
        ? t('ratings.steady')
        : t('ratings.delta', { delta: format.number(delta, { ...digits, signDisplay: 'exceptZero' }) });
  return (
    <div>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fz="h2" fw={700} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {format.number(rating.current, digits)}
      </Text>
      <Text size="sm">{change}</Text>
      <Text size="xs" c="dimmed">
        {t('ratings.asOf')} <LocalTime iso={rating.recordedAt} locale={locale} format="date" />
      </Text>
    </div>
  );
}
