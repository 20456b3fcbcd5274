import { type ReactNode, Suspense } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { PanelSkeleton } from '@/components/ui/panel-skeleton';
import { listSessions, listSlots } from '@/lib/events/data/schedule';
import { requireEvent } from '@/lib/events/loaders';
import type { ParsedResultsAt } from '@/lib/events/results-at';
import { stateNow } from '@/lib/events/state';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { ClassesPanel } from './classes-panel';
import { EntriesPanel } from './entries-panel';
import { EventHeader } from './event-header';
import classes from './event-page.module.css';
import { ResultsPanel } from './results-panel';
import { SessionsPanel } from './sessions-panel';
import { StartsPanel } from './starts-panel';

type Props = {
  locale: Locale;
  viewer: Viewer | null;
  slug: string;
  results: ParsedResultsAt;
  /** Panels arrive as they are read; a whole view is stored complete and has no need of it. */
  streamed: boolean;
};

export async function EventPage({ locale, viewer, slug, results, streamed }: Props) {
  const loaded = await requireEvent(viewer, slug);
  const { event, audience } = loaded;
  const t = getTranslator(locale, 'event');
  const shared = { ...loaded, locale, viewer };
  const panel = (title: string, height: number, children: ReactNode) =>
    streamed ? (
      <Suspense fallback={<PanelSkeleton title={title} height={height} label={t('loading', { name: title })} />}>
        {children}
      </Suspense>
    ) : (
      children
    );
  // Known before anything streams: for which panels there is a place to keep.
  const [sessions, slots] = await Promise.all([
    listSessions(event.eventId, audience),
    listSlots(event.eventId, audience),
  ]);
  const hasResults = sessions.some((session) => session.hasResults);
  return (
    <div className={classes.page}>
      <EventHeader {...shared} />
      {hasResults ? panel(t('results.title'), 640, <ResultsPanel {...shared} results={results} />) : null}
      {!hasResults && stateNow(event) === 'over' ? (
        <Panel title={t('results.title')} id="results">
          <EmptyState title={t('results.empty')} text={t('results.emptyText')} />
        </Panel>
      ) : null}
      {slots.length > 0 || sessions.length === 0 ? panel(t('starts.title'), 180, <StartsPanel {...shared} />) : null}
      {panel(t('entries.title'), 180, <EntriesPanel {...shared} />)}
      <div className={classes.pair}>
        {panel(t('sessions.title'), 260, <SessionsPanel {...shared} />)}
        {panel(t('classes.title'), 260, <ClassesPanel {...shared} />)}
      </div>
    </div>
  );
}
