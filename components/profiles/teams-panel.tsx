import { List, ListItem, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { getTranslator } from '@/lib/i18n/server';
import { listTeams } from '@/lib/profiles/data/teams';
import type { ProfilePanelProps } from './panel-props';

export async function TeamsPanel({ locale, profile, audience }: ProfilePanelProps) {
  const t = getTranslator(locale, 'profile');
  const teams = await listTeams(profile.profileId, audience);
  return (
    <Panel title={t('teams.title')}>
      {teams.length === 0 ? (
        <EmptyState title={t('teams.empty')} text={t('teams.emptyText')} />
      ) : (
        <List listStyleType="none">
          {teams.map((team) => (
            <ListItem key={team.teamId}>
              {team.clubSlug ? (
                <SiteLink href={`/clubs/${team.clubSlug}/teams/${team.slug}`}>{team.name}</SiteLink>
              ) : (
                team.name
              )}{' '}
              <Text span size="sm" c="dimmed">
                {team.club}
              </Text>
            </ListItem>
          ))}
        </List>
      )}
    </Panel>
  );
}
