import type { LoadedEvent } from '@/lib/events/loaders';
import type { Locale } from '@/lib/i18n/locales';
import type { Viewer } from '@/lib/session/viewer';

export type EventPanelProps = LoadedEvent & { locale: Locale; viewer: Viewer | null };
