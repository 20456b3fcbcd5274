export type TimeFormat = 'dateTime' | 'date' | 'time';
type FormatOptions = {
  locale: string;
  format: TimeFormat;
  /** IANA name; undefined is the machine's own. */
  timeZone: string | undefined;
  hourCycle: 'h23' | 'h12' | null;
};

const styles = {
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  date: { dateStyle: 'medium' },
  time: { timeStyle: 'short' },
} as const satisfies Record<TimeFormat, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

export function formatTime(iso: string, { locale, format, timeZone, hourCycle }: FormatOptions): string {
  const key = `${locale} ${format} ${timeZone} ${hourCycle}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, {
      ...styles[format],
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(hourCycle === null || format === 'date' ? {} : { hourCycle }),
    });
    formatters.set(key, formatter);
  }
  return formatter.format(new Date(iso));
}
