import { formatTime } from '@/components/ui/format-time';
import type { Locale } from '@/lib/i18n/locales';
import type { Viewer } from '@/lib/session/viewer';

type UtcTimeProps = { locale: Locale; viewer: Viewer | null; iso: string };

/** A moment in UTC, the time that everybody in a race shares. The same for all readers, so the server writes it. */
export function UtcTime({ locale, viewer, iso }: UtcTimeProps) {
  const text = formatTime(iso, { locale, format: 'dateTime', timeZone: 'UTC', hourCycle: viewer?.hourCycle ?? null });
  return (
    <time dateTime={iso} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  );
}
