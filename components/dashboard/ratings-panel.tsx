import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { listRatingTrends, type RatingTrend } from '@/lib/dashboard/rating-trend';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import type { DashboardPanelProps } from './panel-props';

export async function RatingsPanel({ locale, userId }: DashboardPanelProps) {
  const t = getTranslator(locale, 'dashboard');
  const format = getFormatter(locale);
  const trends = await listRatingTrends(userId);
  return (
    <Panel title={t('ratings.title')}>
      {trends.length === 0 ? (
        <EmptyState
          title={t('ratings.empty')}
          text={t('ratings.emptyText')}
          action={<SiteLink href="/settings/profiles">{t('ratings.link')}</SiteLink>}
        />
      ) : (
        <DataTable
          caption={t('ratings.caption')}
          minWidth={380}
          columns={[
            { key: 'profile', header: t('ratings.profile'), rowHeader: true },
            { key: 'rating', header: t('ratings.rating') },
            { key: 'value', header: t('ratings.value'), numeric: true },
            { key: 'delta', header: t('ratings.delta'), numeric: true },
          ]}
          rows={trends.map((trend) => ({
            key: `${trend.profileId} ${trend.system} ${trend.discipline}`,
            cells: {
              profile: <SiteLink href={profilePath(trend)}>{trend.displayName}</SiteLink>,
              rating: ratingName(locale, trend),
              value: format.number(trend.value, { maximumFractionDigits: 2 }),
              delta: deltaText(locale, trend.delta30Days),
            },
          }))}
        />
      )}
    </Panel>
  );
}

function ratingName(locale: Locale, { system, discipline }: RatingTrend): string {
  const t = getTranslator(locale, 'profile');
  return `${t(`system.${system as 'irating'}`)} ${t(`discipline.${discipline as 'road'}`)}`;
}

function deltaText(locale: Locale, delta: number | null): string {
  const t = getTranslator(locale, 'dashboard');
  if (delta === null) return t('ratings.new');
  return delta === 0
    ? t('ratings.steady')
    : getFormatter(locale).number(delta, { signDisplay: 'always', maximumFractionDigits: 2 });
}
