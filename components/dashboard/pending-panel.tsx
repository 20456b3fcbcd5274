import { List, ListItem } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { getPending } from '@/lib/dashboard/pending';
import { getTranslator } from '@/lib/i18n/server';
import type { DashboardPanelProps } from './panel-props';

export async function PendingPanel({ locale, userId }: DashboardPanelProps) {
  const t = getTranslator(locale, 'dashboard');
  const { seats, requests, sheets, asked, claims } = await getPending(userId);
  const isEmpty = seats.length + requests.length + sheets.length + asked.length + claims === 0;
  return (
    <Panel title={t('pending.title')}>
      {isEmpty ? (
        <EmptyState title={t('pending.empty')} text={t('pending.emptyText')} />
      ) : (
        <List spacing="xs">
          {seats.map((seat) => (
            <ListItem key={`seat ${seat.eventSlug}`}>
              <SiteLink href={`/events/${seat.eventSlug}`}>{t('pending.seat', { event: seat.eventName })}</SiteLink>
            </ListItem>
          ))}
          {requests.map(({ clubSlug, clubName, count }) => (
            <ListItem key={`requests ${clubSlug}`}>
              <SiteLink href={clubPath(clubSlug, 'requests')}>
                {t('pending.requests', { count, club: clubName })}
              </SiteLink>
            </ListItem>
          ))}
          {sheets.map((sheet) => (
            <ListItem key={`sheet ${sheet.clubName} ${sheet.eventSlug}`}>
              <SiteLink href={`/events/${sheet.eventSlug}`}>
                {t('pending.sheet', { club: sheet.clubName, event: sheet.eventName })}
              </SiteLink>{' '}
              <LocalTime iso={sheet.closesAt} locale={locale} />
            </ListItem>
          ))}
          {asked.map(({ clubSlug, clubName }) => (
            <ListItem key={`asked ${clubSlug}`}>
              <SiteLink href={clubPath(clubSlug, 'requests')}>{t('pending.asked', { club: clubName })}</SiteLink>
            </ListItem>
          ))}
          {claims > 0 ? (
            <ListItem>
              <SiteLink href="/settings/profiles">{t('pending.claims', { count: claims })}</SiteLink>
            </ListItem>
          ) : null}
        </List>
      )}
    </Panel>
  );
}
