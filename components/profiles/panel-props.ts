import type { Locale } from '@/lib/i18n/locales';
import type { Audience } from '@/lib/policy';
import type { ProfileDetail } from '@/lib/profiles/data/profile';

export type ProfilePanelProps = { locale: Locale; profile: ProfileDetail; audience: Audience };
