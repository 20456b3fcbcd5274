import { Alert } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { TabLinks } from '@/components/ui/tab-links';
import { getResults, type SessionResults } from '@/lib/events/data/results';
import { listSessions, type Session } from '@/lib/events/data/schedule';
import { eventPath } from '@/lib/events/event-path';
import { type ParsedResultsAt, toResultsQuery } from '@/lib/events/results-at';
import { getTranslator } from '@/lib/i18n/server';
import type { EventPanelProps } from './panel-props';
import { Podiums } from './podiums';
import classes from './results-panel.module.css';
import { ResultsTable } from './results-table';

export async function ResultsPanel({
  results: { at, unknown },
  ...props
}: EventPanelProps & { results: ParsedResultsAt }) {
  const { locale, event, audience } = props;
  const t = getTranslator(locale, 'event');
  const [results, sessions] = await Promise.all([
    getResults(event.eventId, audience, at),
    listSessions(event.eventId, audience),
  ]);
  const path = eventPath(event.slug);
  const to = (query: Parameters<typeof toResultsQuery>[0]) =>
    `${path}${toResultsQuery({ session: at.session, ...query })}#results`;
  return (
    <Panel
      title={t('results.title')}
      id="results"
      aside={results ? t('results.cars', { count: results.cars }) : undefined}
    >
      {unknown ? (
        <Alert color="yellow" role="status" mb="md">
          {t('results.badPage')}
        </Alert>
      ) : null}
      <div className={classes.tabs}>
        <TabLinks label={t('results.sessions')} tabs={tabsOf(sessions, path, results)} />
      </div>
      {results && results.items.length > 0 ? (
        <>
          <Podiums locale={locale} podiums={results.podiums} />
          <ResultsTable locale={locale} results={results} />
        </>
      ) : (
        <EmptyState
          title={t(results ? 'results.end' : 'results.empty')}
          text={results || at.session === null ? undefined : t('results.noSession')}
          action={<SiteLink href={`${path}#results`}>{t('results.first')}</SiteLink>}
        />
      )}
      <Pagination
        label={t('results.paging')}
        previous={results?.previous && { href: to({ before: results.previous }), label: t('results.previous') }}
        next={results?.next && { href: to({ after: results.next }), label: t('results.next') }}
      />
    </Panel>
  );
}

/** Races first, the last of them before the others, then what led up to them. The one shown by itself has the plain address. */
function tabsOf(sessions: readonly Session[], path: string, results: SessionResults | null) {
  const run = sessions.filter(({ hasResults }) => hasResults).toReversed();
  const ordered = [...run.filter(({ kind }) => kind === 'race'), ...run.filter(({ kind }) => kind !== 'race')];
  return ordered.map(({ number, name }, index) => ({
    href: index === 0 ? `${path}#results` : `${path}${toResultsQuery({ session: number })}#results`,
    label: name,
    current: number === results?.session.number,
  }));
}
