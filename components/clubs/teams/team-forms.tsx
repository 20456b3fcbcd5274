'use client';

import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { AnswerFold } from '@/components/ui/answer-fold';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { type TeamRole, teamRoles, teamVisibilities } from '@/lib/policy';
import {
  addTeamMemberAction,
  archiveTeamAction,
  createTeamAction,
  removeTeamMemberAction,
  setTeamRoleAction,
  updateTeamAction,
} from '@/lib/teams/actions';
import type { TeamDetail, TeamMember } from '@/lib/teams/data/team';

function DetailFields({ field, slugHint }: { field: ReturnType<typeof useFieldProps<string>>; slugHint?: string }) {
  const t = useTranslations('teams');
  return (
    <>
      <TextInput
        label={t('fields.name')}
        maxLength={60}
        required
        withAsterisk={false}
        autoComplete="off"
        {...field('name')}
      />
      <TextInput
        label={t('fields.slug')}
        {...(slugHint ? { description: slugHint } : {})}
        maxLength={48}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...field('slug')}
      />
      <Textarea label={t('fields.description')} maxLength={1_000} rows={3} {...field('description')} />
      <NativeSelect
        label={t('fields.visibility')}
        data={teamVisibilities.map((value) => ({ value: value as string, label: t(`visibility.${value}`) }))}
        {...field('visibility')}
      />
    </>
  );
}

export function NewTeamForm({ clubId }: { clubId: string }) {
  const t = useTranslations('teams');
  const { state, pending, form } = useFormAction(createTeamAction);
  return (
    <form {...form} noValidate>
      <input type="hidden" name="clubId" value={clubId} />
      <Stack>
        <FormAlert state={state} />
        <DetailFields field={useFieldProps<string>(state, { visibility: 'public' })} slugHint={t('fields.slugHint')} />
        <SaveButton pending={pending} label={t('create.submit')} pendingLabel={t('create.pending')} />
      </Stack>
    </form>
  );
}

export function EditTeamForm({ team }: { team: TeamDetail }) {
  const t = useTranslations('teams.edit');
  const { state, pending, form } = useFormAction(updateTeamAction);
  const { name, slug, visibility, description } = team;
  const field = useFieldProps<string>(state, { name, slug, visibility, description: description ?? '' });
  return (
    <form {...form} noValidate>
      <input type="hidden" name="teamId" value={team.teamId} />
      <Stack>
        <FormAlert state={state} saved={t('saved')} />
        <DetailFields field={field} />
        <SaveButton pending={pending} label={t('save')} pendingLabel={t('saving')} />
      </Stack>
    </form>
  );
}

export function ArchiveForm({ team }: { team: TeamDetail }) {
  const t = useTranslations('teams.edit');
  const { state, pending, form } = useFormAction(archiveTeamAction);
  return (
    <form {...form}>
      <input type="hidden" name="teamId" value={team.teamId} />
      <Stack gap="xs">
        <FormAlert state={state} />
        <Text size="sm">{t('archiveText')}</Text>
        <Group>
          <Button
            type="submit"
            name="decision"
            value={team.archived ? 'restore' : 'archive'}
            variant="default"
            disabled={pending}
          >
            {team.archived ? t('restore') : t('archive')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function AddMemberForm({ teamId }: { teamId: string }) {
  const t = useTranslations('teams');
  const { state, pending, form } = useFormAction(addTeamMemberAction);
  const field = useFieldProps<string>(state, { role: 'driver' });
  return (
    <form {...form} noValidate aria-label={t('members.add')}>
      <input type="hidden" name="teamId" value={teamId} />
      <Stack gap="sm">
        <FormAlert state={state} saved={t('members.added')} />
        <Group align="start" grow preventGrowOverflow={false}>
          <TextInput
            label={t('fields.handle')}
            maxLength={60}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            style={{ flex: '2 1 12rem' }}
            {...field('handle')}
          />
          <RoleSelect label={t('fields.role')} {...field('role')} />
        </Group>
        <SaveButton pending={pending} label={t('members.addSubmit')} pendingLabel={t('members.adding')} />
      </Stack>
    </form>
  );
}

function RoleSelect(props: { label: string } & ReturnType<ReturnType<typeof useFieldProps<string>>>) {
  const t = useTranslations('teams');
  return (
    <NativeSelect
      style={{ flex: '1 1 8rem' }}
      data={teamRoles.map((role) => ({ value: role as string, label: t(`roles.${role}`) }))}
      {...props}
    />
  );
}

export function ManageTeamMember({ teamId, member }: { teamId: string; member: TeamMember }) {
  const t = useTranslations('teams.members');
  const role = useFormAction(setTeamRoleAction);
  const removal = useFormAction(removeTeamMemberAction);
  const ids = { teamId, userId: member.userId };
  return (
    <AnswerFold summary={t('saveRole', { name: member.name })} states={[role.state, removal.state]}>
      <Stack gap="sm" mb="sm" miw="13rem">
        <TeamRoleForm {...ids} role={member.role} {...role} />
        <RemovalForm {...ids} label={t('remove')} {...removal} />
      </Stack>
    </AnswerFold>
  );
}

type MemberFormProps = { teamId: string; userId: string } & ReturnType<typeof useFormAction<string>>;

function TeamRoleForm({ teamId, userId, role, state, pending, form }: MemberFormProps & { role: TeamRole }) {
  const t = useTranslations('teams.members');
  const field = useFieldProps<string>(state, { role });
  return (
    <form {...form}>
      <input type="hidden" name="teamId" value={teamId} />
      <input type="hidden" name="userId" value={userId} />
      <Stack gap="xs">
        <FormAlert state={state} />
        <RoleSelect label={t('role')} key={role} {...field('role')} />
        <SaveButton pending={pending} label={t('change')} pendingLabel={t('change')} />
      </Stack>
    </form>
  );
}

/** One's own way out of a team. */
export function LeaveTeamForm({ teamId, userId, label }: { teamId: string; userId: string; label: string }) {
  return <RemovalForm {...{ teamId, userId, label }} {...useFormAction(removeTeamMemberAction)} />;
}

function RemovalForm({ teamId, userId, label, state, pending, form }: MemberFormProps & { label: string }) {
  return (
    <form {...form}>
      <input type="hidden" name="teamId" value={teamId} />
      <input type="hidden" name="userId" value={userId} />
      <Stack gap="xs">
        <FormAlert state={state} />
        <Group>
          <Button type="submit" variant="default" disabled={pending}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
