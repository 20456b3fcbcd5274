import type { LoadedClub } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';

export type ClubPanelProps = { locale: Locale; loaded: LoadedClub };
