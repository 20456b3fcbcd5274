import type { Locale } from '@/lib/i18n/locales';

export type DashboardPanelProps = { locale: Locale; userId: string };
