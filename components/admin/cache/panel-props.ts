import type { CacheReport } from '@/lib/admin/data/cache-report';
import type { Locale } from '@/lib/i18n/locales';

export type CachePanelProps = { report: CacheReport; locale: Locale };
