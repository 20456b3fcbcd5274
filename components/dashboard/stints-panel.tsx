import { List, ListItem } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { getSchedule } from '@/lib/dashboard/schedule';
import { getTranslator } from '@/lib/i18n/server';
import type { DashboardPanelProps } from './panel-props';

export async function StintsPanel({ locale, userId }: DashboardPanelProps) {
  const t = getTranslator(locale, 'dashboard');
  const { stints } = await getSchedule(userId);
  return (
    <Panel title={t('stints.title')}>
      {stints.length === 0 ? (
        <EmptyState title={t('stints.empty')} text={t('stints.emptyText')} />
      ) : (
        <List listStyleType="none" spacing="xs">
          {stints.map((stint) => (
            <ListItem key={stint.stintId}>
              <LocalTime iso={stint.startsAt} locale={locale} /> {t('stints.until')}{' '}
              <LocalTime iso={stint.endsAt} locale={locale} format="time" />,{' '}
              <SiteLink href={`/events/${stint.eventSlug}`}>{stint.eventName}</SiteLink>
            </ListItem>
          ))}
        </List>
      )}
    </Panel>
  );
}
