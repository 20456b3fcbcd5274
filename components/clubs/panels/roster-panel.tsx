import { List, ListItem, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { getRosterPanel } from '@/lib/clubs/data/panels/roster';
import { getTranslator } from '@/lib/i18n/server';
import type { ClubPanelProps } from './panel-props';

export async function RosterPanel({ locale, loaded: { club, audience, seesRoster } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const panel = seesRoster ? await getRosterPanel(club.clubId, audience) : null;
  return (
    <Panel
      title={t('panels.roster.title')}
      aside={panel ? <SiteLink href={clubPath(club.slug, 'members')}>{t('panels.roster.all')}</SiteLink> : null}
    >
      {panel === null ? (
        <EmptyState
          title={t('panels.roster.withheldTitle')}
          text={t('panels.roster.withheld', { who: club.rosterVisibility })}
        />
      ) : (
        <List listStyleType="none" spacing="xs">
          {panel.newest.map((member) => (
            <ListItem key={member.userId}>
              {member.name}{' '}
              <Text span size="sm" c="dimmed">
                @{member.handle}, {t('panels.roster.joined')}{' '}
                <LocalTime iso={member.joinedAt} locale={locale} format="date" />
              </Text>
            </ListItem>
          ))}
        </List>
      )}
    </Panel>
  );
}
