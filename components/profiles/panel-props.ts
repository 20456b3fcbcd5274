import type { Locale } from '@/lib/i18n/locales';
import type { ProfileDetail } from '@/lib/profiles/data/profile';
import type { Audience } from '@/lib/policy';

export type ProfilePanelProps = { locale: Locale; profile: ProfileDetail; audience: Audience };
