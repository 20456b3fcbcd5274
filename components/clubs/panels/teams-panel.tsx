import { List, ListItem, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { listClubTeams } from '@/lib/clubs/data/panels/teams';
import { getTranslator } from '@/lib/i18n/server';
import type { ClubPanelProps } from './panel-props';

export async function TeamsPanel({ locale, loaded: { club, audience, may } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const teams = await listClubTeams(club.clubId, audience);
  const all = clubPath(club.slug, 'teams');
  return (
    <Panel title={t('panels.teams.title')} aside={<SiteLink href={all}>{t('panels.teams.all')}</SiteLink>}>
      {teams.length === 0 ? (
        <EmptyState
          title={t('panels.teams.empty')}
          text={t(may('team.create') ? 'panels.teams.emptyStaff' : 'panels.teams.emptyText')}
        />
      ) : (
        <List listStyleType="none" spacing="xs">
          {teams.map((team) => (
            <ListItem key={team.teamId}>
              <SiteLink href={`${all}/${team.slug}`}>{team.name}</SiteLink>{' '}
              <Text span size="sm" c="dimmed">
                {t('panels.teams.members', { count: team.members })}
              </Text>
            </ListItem>
          ))}
        </List>
      )}
    </Panel>
  );
}
