import { Stack, Text, Title } from '@mantine/core';
import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import { listTeamMembers } from '@/lib/teams/data/team';
import { AddMemberForm, LeaveTeamForm, ManageTeamMember } from './team-forms';
import type { TeamPageProps } from './team-page';

export async function TeamMembersPanel({ locale, viewer, found }: TeamPageProps) {
  const t = getTranslator(locale, 'teams');
  const { team, teamRole, seesMembers } = found;
  if (!seesMembers) {
    return (
      <Panel title={t('members.title')}>
        <EmptyState title={t('members.withheld')} text={t('members.withheldText')} />
      </Panel>
    );
  }
  const members = await listTeamMembers(team.teamId);
  const manages = found.may('team.set-members');
  return (
    <Panel title={t('members.title')}>
      <Stack>
        {members.length === 0 ? (
          <Text c="dimmed">{t('members.empty')}</Text>
        ) : (
          <DataTable
            caption={t('members.caption')}
            minWidth={manages ? 560 : 380}
            columns={[
              { key: 'name', header: t('members.name'), rowHeader: true },
              { key: 'role', header: t('members.role') },
              { key: 'profile', header: t('members.profile') },
              ...(manages ? [{ key: 'manage', header: t('members.manage') }] : []),
            ]}
            rows={members.map((member) => ({
              key: member.userId,
              cells: {
                name: (
                  <>
                    {member.name}{' '}
                    <Text span size="sm" c="dimmed">
                      @{member.handle}
                    </Text>
                  </>
                ),
                role: t(`roles.${member.role}`),
                profile: member.profile ? (
                  <SiteLink href={profilePath(member.profile)}>{member.profile.displayName}</SiteLink>
                ) : (
                  <None label={t('members.none')} />
                ),
                manage: manages ? <ManageTeamMember teamId={team.teamId} member={member} /> : null,
              },
            }))}
          />
        )}
        {manages ? (
          <section>
            <Title order={3} size="h5" mb="sm">
              {t('members.add')}
            </Title>
            <AddMemberForm teamId={team.teamId} />
          </section>
        ) : null}
        {teamRole && viewer ? (
          <LeaveTeamForm teamId={team.teamId} userId={viewer.userId} label={t('members.leave')} />
        ) : null}
      </Stack>
    </Panel>
  );
}
