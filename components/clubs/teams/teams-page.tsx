import { Badge, Group, Text } from '@mantine/core';
import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import type { LoadedClub } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { listTeams } from '@/lib/teams/data/list';
import { ownTeamIds, teamPath } from '@/lib/teams/loaders';
import { ClubFrame } from '../club-frame';

type Props = { locale: Locale; viewer: Viewer | null; loaded: LoadedClub };

export async function TeamsPage({ locale, viewer, loaded }: Props) {
  const t = getTranslator(locale, 'teams');
  const format = getFormatter(locale);
  const { club, audience } = loaded;
  const teams = await listTeams(club.clubId, audience, await ownTeamIds(viewer, club.clubId));
  return (
    <ClubFrame locale={locale} viewer={viewer} loaded={loaded} section="teams">
      {loaded.may('team.create') ? (
        <Group>
          <LinkButton href={`${clubPath(club.slug, 'teams')}/new`}>{t('new')}</LinkButton>
        </Group>
      ) : null}
      {teams.length === 0 ? (
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <DataTable
          caption={t('table.caption')}
          minWidth={420}
          columns={[
            { key: 'team', header: t('table.team'), rowHeader: true },
            { key: 'members', header: t('table.members'), numeric: true },
            { key: 'about', header: t('table.about') },
          ]}
          rows={teams.map((team) => ({
            key: team.teamId,
            cells: {
              team: (
                <>
                  <SiteLink href={teamPath(club.slug, team.slug)}>{team.name}</SiteLink>{' '}
                  {team.visibility === 'public' ? null : <Badge size="sm">{t(`badge.${team.visibility}`)}</Badge>}{' '}
                  {team.archived ? (
                    <Badge size="sm" color="gray">
                      {t('archived')}
                    </Badge>
                  ) : null}
                </>
              ),
              members: format.number(team.members),
              about: team.description ? (
                <Text size="sm" lineClamp={2}>
                  {team.description}
                </Text>
              ) : (
                <None label={t('table.none')} />
              ),
            },
          }))}
        />
      )}
    </ClubFrame>
  );
}
