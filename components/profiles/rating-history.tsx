import { Text, Title } from '@mantine/core';
import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { TimeChart } from '@/components/ui/time-chart';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import type { RatingSeries } from '@/lib/profiles/data/ratings';

type Props = { locale: Locale; name: string; series: RatingSeries; charted: boolean };

/** One line over time, and the same values as a table. */
export function RatingHistory({ locale, name, series, charted }: Props) {
  const t = getTranslator(locale, 'profile');
  const format = getFormatter(locale);
  const { points } = series;
  const day = (ms: number) => format.dateTime(new Date(ms), { dateStyle: 'medium', timeZone: 'UTC' });
  const first = points[0];
  const last = points.at(-1);
  return (
    <section style={{ minWidth: 0 }}>
      <Title order={4} size="md" mb="xs">
        {name}
      </Title>
      {charted && first && last ? (
        points.length > 1 ? (
          <TimeChart
            points={points}
            locale={locale}
            name={name}
            label={t('history.chart', { name, count: points.length, from: day(first.atMs), to: day(last.atMs) })}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('history.single')}
          </Text>
        )
      ) : null}
      <details>
        <summary>{t('history.table', { name })}</summary>
        <DataTable
          caption={t('history.table', { name })}
          minWidth={240}
          columns={[
            { key: 'date', header: t('history.date'), rowHeader: true },
            { key: 'value', header: t('history.value'), numeric: true },
          ]}
          rows={[...points].reverse().map((point) => ({
            key: String(point.atMs),
            cells: {
              date: <LocalTime iso={new Date(point.atMs).toISOString()} locale={locale} />,
              value: format.number(point.value, { maximumFractionDigits: 2 }),
            },
          }))}
        />
      </details>
    </section>
  );
}
