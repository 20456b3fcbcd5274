import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Reportable } from '@/lib/reports/schema';

/** Leads to where something public is reported to the site's admins. */
export function ReportLink({ locale, type, id }: { locale: Locale; type: Reportable; id: string }) {
  return (
    <SiteLink href={`/report?type=${type}&id=${id}`} rel="nofollow" style={{ fontSize: 'var(--mantine-font-size-sm)' }}>
      {getTranslator(locale, 'reports')('link')}
    </SiteLink>
  );
}
