import { Text, VisuallyHidden } from '@mantine/core';
import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { listSessions, type Session } from '@/lib/events/data/schedule';
import { eventPath } from '@/lib/events/event-path';
import { toResultsQuery } from '@/lib/events/results-at';
import { getTranslator } from '@/lib/i18n/server';
import type { EventPanelProps } from './panel-props';
import { lengthText } from './race-length';
import { UtcTime } from './utc-time';

export async function SessionsPanel({ locale, viewer, event, audience }: EventPanelProps) {
  const t = getTranslator(locale, 'event');
  const sessions = await listSessions(event.eventId, audience);
  const none = <None label={t('sessions.none')} />;
  if (sessions.length === 0) {
    return (
      <Panel title={t('sessions.title')}>
        <EmptyState title={t('sessions.empty')} text={t('sessions.emptyText')} />
      </Panel>
    );
  }
  const withResults = sessions.some(({ hasResults }) => hasResults);
  const link = ({ number, name }: Session) => (
    <SiteLink href={`${eventPath(event.slug)}${toResultsQuery({ session: number })}#results`}>
      <span aria-hidden="true">{t('sessions.show')}</span>
      <VisuallyHidden>{t('sessions.showOf', { session: name })}</VisuallyHidden>
    </SiteLink>
  );
  return (
    <Panel title={t('sessions.title')}>
      <DataTable
        caption={t('sessions.caption')}
        minWidth={520}
        columns={[
          { key: 'session', header: t('sessions.session'), rowHeader: true },
          { key: 'begins', header: t('sessions.begins') },
          { key: 'utc', header: t('sessions.utc') },
          { key: 'length', header: t('sessions.length') },
          ...(withResults ? [{ key: 'results', header: t('sessions.results') }] : []),
        ]}
        rows={sessions.map((session) => ({
          key: session.sessionId,
          cells: {
            session: (
              <>
                {session.name}
                <Kind kind={t(`kind.${session.kind}`)} name={session.name} />
              </>
            ),
            begins: <LocalTime iso={session.startsAt} locale={locale} />,
            utc: <UtcTime iso={session.startsAt} locale={locale} viewer={viewer} />,
            length: lengthText(locale, session) ?? none,
            results: session.hasResults ? link(session) : none,
          },
        }))}
      />
    </Panel>
  );
}

/** What kind of session it is, unless its name says so. */
function Kind({ kind, name }: { kind: string; name: string }) {
  if (name.toLowerCase().includes(kind.toLowerCase())) return null;
  return (
    <Text size="xs" c="dimmed">
      {kind}
    </Text>
  );
}
