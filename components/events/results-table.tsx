import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import type { ResultRow } from '@/lib/events/data/result-rows';
import type { SessionResults } from '@/lib/events/data/results';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import { formatLap } from '@/lib/profiles/format-lap';
import { ResultWho } from './result-who';
import classes from './results-table.module.css';

type Props = { locale: Locale; results: SessionResults };

export function ResultsTable({ locale, results }: Props) {
  const t = getTranslator(locale, 'event');
  const format = getFormatter(locale);
  const { items, session } = results;
  const none = <None label={t('results.none')} />;
  const isRace = session.kind === 'race';
  const withClass = items.some(({ className }) => className !== null);
  const columns = [
    { key: 'position', header: t('results.position'), numeric: true },
    { key: 'number', header: t('results.number'), numeric: true },
    { key: 'driver', header: t('results.driver'), rowHeader: true },
    ...(withClass ? [{ key: 'class', header: t('results.class') }] : []),
    { key: 'car', header: t('results.car') },
    ...(isRace ? [{ key: 'startFinish', header: t('results.startFinish'), numeric: true }] : []),
    { key: 'laps', header: t('results.laps'), numeric: true },
    { key: 'interval', header: t('results.interval'), numeric: true },
    { key: 'bestLap', header: t('results.bestLap'), numeric: true },
    { key: 'incidents', header: t('results.incidents'), numeric: true },
    ...(isRace ? [{ key: 'status', header: t('results.status') }] : []),
  ];
  const cells = (row: ResultRow): Record<string, ReactNode> => ({
    position: row.position ?? none,
    number: row.carNumber ?? none,
    driver: <ResultWho locale={locale} row={row} />,
    class: classText(locale, row) ?? none,
    car: row.car ?? none,
    startFinish: <StartFinish locale={locale} row={row} />,
    laps: format.number(row.laps),
    interval: intervalText(locale, row, results.leaderLaps) ?? none,
    bestLap: row.bestLapMs === null ? none : formatLap(row.bestLapMs),
    incidents: format.number(row.incidents),
    status: <Status locale={locale} status={row.status} />,
  });
  return (
    <DataTable
      caption={t('results.caption', { session: session.name })}
      minWidth={isRace ? 1080 : 860}
      columns={columns}
      rows={items.map((row) => ({ key: row.resultId, cells: cells(row) }))}
    />
  );
}

function classText(locale: Locale, { className, classPosition }: ResultRow): string | null {
  if (className === null || classPosition === null) return className;
  const position = getFormatter(locale).number(classPosition);
  return getTranslator(locale, 'event')('results.classPosition', { position, name: className });
}

/** Behind the first in time, else in laps; of the first himself and of who is out, nothing. */
function intervalText(locale: Locale, row: ResultRow, leaderLaps: number | null): string | null {
  if (row.position === 1 || row.status !== 'finished') return null;
  if (row.intervalMs !== null && row.intervalMs > 0) return `+${formatLap(row.intervalMs)}`;
  const down = leaderLaps === null ? 0 : leaderLaps - row.laps;
  return row.intervalMs === null && down > 0
    ? getTranslator(locale, 'event')('results.lapsDown', { count: down })
    : null;
}

function StartFinish({
  locale,
  row: { startPosition: start, position: finish, status },
}: {
  locale: Locale;
  row: ResultRow;
}) {
  const t = getTranslator(locale, 'event');
  const gained = start !== null && finish !== null && status === 'finished' ? start - finish : null;
  return (
    <>
      <span aria-hidden="true">
        {start ?? '–'} → {finish ?? '–'}
      </span>
      <VisuallyHidden>{t('results.fromTo', { start: start ?? '–', finish: finish ?? '–' })}</VisuallyHidden>
      {gained === null ? null : (
        <span className={classes.small} data-gained={gained > 0 || undefined}>
          {gained > 0 ? t('results.gained', { count: gained }) : null}
          {gained < 0 ? t('results.lost', { count: -gained }) : null}
          {gained === 0 ? t('results.same') : null}
        </span>
      )}
    </>
  );
}

function Status({ locale, status }: { locale: Locale; status: ResultRow['status'] }) {
  const t = getTranslator(locale, 'event');
  return status === 'finished' ? (
    t('results.finished')
  ) : (
    <abbr title={t(`results.${status}Long`)}>{t(`results.${status}`)}</abbr>
  );
}
