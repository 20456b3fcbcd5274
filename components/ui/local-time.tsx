'use client';

import { useSyncExternalStore } from 'react';
import { useDisplay } from './display-context';
import { formatTime, type TimeFormat } from './format-time';

type LocalTimeProps = { iso: string; locale?: string; format?: TimeFormat };

const never = () => () => undefined;

/**
 * A moment, in the reader's time zone. Cached pages are the same for all zones, so the server writes UTC and says so;
 * the browser then writes its own. For somebody signed in the account's zone counts, from the first paint on.
 */
export function LocalTime({ iso, locale, format = 'dateTime' }: LocalTimeProps) {
  const display = useDisplay();
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const timeZone = display.timeZone ?? (inBrowser ? undefined : 'UTC');
  const text = formatTime(iso, { locale: locale ?? display.locale, format, timeZone, hourCycle: display.hourCycle });
  // Node and the browser may know different versions of a language's date patterns.
  return (
    <time dateTime={iso} suppressHydrationWarning style={{ whiteSpace: 'nowrap' }}>
      {display.timeZone === null && !inBrowser && format !== 'date' ? `${text} UTC` : text}
    </time>
  );
}
