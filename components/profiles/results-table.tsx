import { Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { SiteLink } from '@/components/ui/site-link';
import { eventPath } from '@/lib/events/event-path';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import type { SectionFlags } from '@/lib/policy';
import type { ResultItem } from '@/lib/profiles/data/results';
import { formatLap } from '@/lib/profiles/format-lap';
import { None } from './none';

type Props = { locale: Locale; items: readonly ResultItem[]; shows: SectionFlags };

export function ResultsTable({ locale, items, shows }: Props) {
  const t = getTranslator(locale, 'profile');
  const format = getFormatter(locale);
  const none = <None label={t('results.none')} />;
  const columns = [
    { key: 'date', header: t('results.date') },
    { key: 'event', header: t('results.event'), rowHeader: true },
    { key: 'car', header: t('results.car') },
    { key: 'position', header: t('results.position'), numeric: true },
    { key: 'class', header: t('results.class'), numeric: true },
    { key: 'incidents', header: t('results.incidents'), numeric: true },
    { key: 'laps', header: t('results.laps'), numeric: true },
    ...(shows.laps ? [{ key: 'bestLap', header: t('results.bestLap'), numeric: true }] : []),
    ...(shows.ratings ? [{ key: 'rating', header: t('results.rating'), numeric: true }] : []),
  ];
  const cells = (item: ResultItem): Record<string, ReactNode> => ({
    date: item.racedAt === null ? none : <LocalTime iso={item.racedAt} locale={locale} />,
    event: (
      <>
        <Text size="sm">
          {item.eventSlug === null ? item.event : <SiteLink href={eventPath(item.eventSlug)}>{item.event}</SiteLink>}
        </Text>
        <Text size="xs" c="dimmed">
          {[item.series === item.event ? null : item.series, item.track].filter(Boolean).join(' · ')}
        </Text>
      </>
    ),
    car: item.car ?? none,
    position: <Position locale={locale} item={item} />,
    class: item.classPosition === null ? none : format.number(item.classPosition),
    incidents: item.incidents === null ? none : format.number(item.incidents),
    laps: item.lapsCompleted === null ? none : format.number(item.lapsCompleted),
    bestLap: item.bestLapMs === null ? none : formatLap(item.bestLapMs),
    rating: item.ratingAfter === null ? none : format.number(item.ratingAfter),
  });
  return (
    <DataTable
      caption={t('results.caption')}
      minWidth={920}
      columns={columns}
      rows={items.map((item) => ({ key: item.resultId, cells: cells(item) }))}
    />
  );
}

function Position({ locale, item }: { locale: Locale; item: ResultItem }) {
  const t = getTranslator(locale, 'profile');
  const { startPosition: start, finishPosition: finish, status } = item;
  const out = status === 'dnf' || status === 'dns' || status === 'dsq' ? status : null;
  const gained = start !== null && finish !== null && !out ? start - finish : 0;
  return (
    <>
      <span aria-hidden="true">
        {start ?? '–'} → {finish ?? '–'}
      </span>
      <VisuallyHidden>{t('results.fromTo', { start: start ?? '–', finish: finish ?? '–' })}</VisuallyHidden>
      <Text size="xs" c="dimmed">
        {out ? <abbr title={t(`results.${out}Long`)}>{t(`results.${out}`)}</abbr> : null}
        {gained > 0 ? t('results.gained', { count: gained }) : null}
        {gained < 0 ? t('results.lost', { count: -gained }) : null}
      </Text>
    </>
  );
}
