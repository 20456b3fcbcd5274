import prettyBytes from 'pretty-bytes';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter } from '@/lib/i18n/server';

/** How the figures of the cache are written in a language; what is not known is a dash. */
export function figures(locale: Locale) {
  const format = getFormatter(locale);
  const or = <T>(value: T | null, write: (value: T) => string): string => (value === null ? '–' : write(value));
  return {
    count: (value: number | null) => or(value, (known) => format.number(known)),
    share: (value: number | null) =>
      or(value, (known) => format.number(known, { style: 'percent', maximumFractionDigits: 1 })),
    bytes: (value: number | null) => or(value, (known) => prettyBytes(known, { locale })),
    duration: (ms: number | null) =>
      or(ms, (known) => {
        const [unit, value] = known < 1_000 ? (['millisecond', known] as const) : (['second', known / 1_000] as const);
        return format.number(value, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 2 : 0 });
      }),
  };
}
