import type { RaceLength as Length } from '@/lib/events/data/list-row';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';

/** How long something takes, in hours and minutes, or in laps. */
export function lengthText(locale: Locale, { durationMs, lapLimit }: Length): string | null {
  const format = getFormatter(locale);
  if (durationMs === null)
    return lapLimit === null ? null : getTranslator(locale, 'events')('laps', { count: lapLimit });
  const total = Math.max(1, Math.round(durationMs / 60_000));
  const unit = (value: number, name: 'hour' | 'minute') =>
    format.number(value, { style: 'unit', unit: name, unitDisplay: 'short' });
  const parts = [
    ...(total >= 60 ? [unit(Math.floor(total / 60), 'hour')] : []),
    ...(total % 60 > 0 ? [unit(total % 60, 'minute')] : []),
  ];
  return parts.join(' ');
}

type RaceLengthProps = { locale: Locale; races: readonly Length[]; startsAt: string; endsAt: string };

/** The races of an event one by one; the whole event where its races have no length. */
export function RaceLength({ locale, races, startsAt, endsAt }: RaceLengthProps) {
  const texts = races.flatMap((race) => lengthText(locale, race) ?? []);
  const whole = { durationMs: Date.parse(endsAt) - Date.parse(startsAt), lapLimit: null };
  return (
    <span style={{ whiteSpace: 'nowrap' }}>{texts.length > 0 ? texts.join(' + ') : lengthText(locale, whole)}</span>
  );
}
