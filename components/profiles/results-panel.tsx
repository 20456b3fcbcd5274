import { Alert } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { getTranslator } from '@/lib/i18n/server';
import { listResults } from '@/lib/profiles/data/results';
import { profilePath } from '@/lib/profiles/profile-path';
import type { ResultsPlace } from '@/lib/profiles/results-place';
import type { ProfilePanelProps } from './panel-props';
import { ResultsTable } from './results-table';
import { Withheld } from './withheld';

export async function ResultsPanel({ locale, profile, audience, place }: ProfilePanelProps & { place: ResultsPlace }) {
  const t = getTranslator(locale, 'profile');
  if (!profile.shows.results) return <Withheld locale={locale} title={t('results.title')} />;
  const page = await listResults(profile.profileId, audience, place.after, place.before);
  const path = profilePath(profile);
  const first = place.after === null && place.before === null;
  return (
    <Panel title={t('results.title')} id="results">
      {place.unknown ? (
        <Alert color="yellow" role="status" mb="md">
          {t('results.badPage')}
        </Alert>
      ) : null}
      {page.items.length > 0 ? (
        <ResultsTable locale={locale} items={page.items} shows={profile.shows} />
      ) : first ? (
        <EmptyState title={t('results.empty')} text={t('results.emptyText')} />
      ) : (
        <EmptyState
          title={t('results.empty')}
          text={t('results.endText')}
          action={<SiteLink href={path}>{t('results.first')}</SiteLink>}
        />
      )}
      <Pagination
        label={t('results.paging')}
        previous={page.previous && { href: `${path}?before=${page.previous}#results`, label: t('results.previous') }}
        next={page.next && { href: `${path}?after=${page.next}#results`, label: t('results.next') }}
      />
    </Panel>
  );
}
