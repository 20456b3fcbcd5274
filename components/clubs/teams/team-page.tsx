import { Badge, Group, List, ListItem, Stack, Text, Title } from '@mantine/core';
import { ReportLink } from '@/components/reports/report-link';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import type { LoadedClub } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { listTeamRaces } from '@/lib/teams/data/team';
import type { LoadedTeam } from '@/lib/teams/loaders';
import { ClubFrame } from '../club-frame';
import { ArchiveForm, EditTeamForm } from './team-forms';
import { TeamMembersPanel } from './team-members-panel';

export type TeamPageProps = { locale: Locale; viewer: Viewer | null; loaded: LoadedClub; found: LoadedTeam };

export async function TeamPage(props: TeamPageProps) {
  const { locale, viewer, loaded, found } = props;
  const t = getTranslator(locale, 'teams');
  const { team, teamRole } = found;
  const races = await listTeamRaces(team.teamId);
  return (
    <ClubFrame locale={locale} viewer={viewer} loaded={loaded} section="teams">
      <ClientMessages locale={locale} namespaces={['teams', 'validation']}>
        <Stack gap="lg">
          <header>
            <Group gap="sm">
              <Title order={2}>{team.name}</Title>
              {team.visibility === 'public' ? null : <Badge>{t(`badge.${team.visibility}`)}</Badge>}
              {team.archived ? <Badge color="gray">{t('archived')}</Badge> : null}
              {teamRole ? <Badge variant="light">{t(`roles.${teamRole}`)}</Badge> : null}
            </Group>
            {team.description ? (
              <Text mt="xs" style={{ whiteSpace: 'pre-line' }}>
                {team.description}
              </Text>
            ) : null}
          </header>
          <TeamMembersPanel {...props} />
          <Panel title={t('races.title')}>
            {races.length === 0 ? (
              <EmptyState title={t('races.empty')} text={t('races.emptyText')} />
            ) : (
              <List spacing="xs">
                {races.map((race) => (
                  <ListItem key={race.eventId}>
                    <SiteLink href={`/events/${race.slug}`}>{race.name}</SiteLink>{' '}
                    <LocalTime iso={race.startsAt} locale={locale} format="date" />
                  </ListItem>
                ))}
              </List>
            )}
          </Panel>
          {found.may('team.update') ? (
            <Panel title={t('edit.title')}>
              <Stack gap="xl" maw="40rem">
                <EditTeamForm key={`${team.slug} ${team.visibility}`} team={team} />
                <ArchiveForm key={String(team.archived)} team={team} />
              </Stack>
            </Panel>
          ) : null}
          {teamRole || team.visibility === 'private' ? null : (
            <div>
              <ReportLink locale={locale} type="team" id={team.teamId} />
            </div>
          )}
        </Stack>
      </ClientMessages>
    </ClubFrame>
  );
}
