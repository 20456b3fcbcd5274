'use client';

import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { AnswerFold } from '@/components/ui/answer-fold';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { removeMemberAction, setMemberRoleAction, transferClubAction } from '@/lib/clubs/member-actions';
import { useFormAction } from '@/lib/forms/use-form-action';
import { type ClubRole, clubRoles } from '@/lib/policy';

type Props = {
  clubId: string;
  member: { userId: string; handle: string; name: string; role: ClubRole };
  /** An admin may step back, but neither removes himself nor hands the club to himself. */
  self: boolean;
};

/** What an admin may do with one member. */
export function ManageMember({ clubId, member, self }: Props) {
  const t = useTranslations('club-members.manage');
  const role = useFormAction(setMemberRoleAction);
  const removal = useFormAction(removeMemberAction);
  const transfer = useFormAction(transferClubAction);
  return (
    <AnswerFold summary={t('open', { name: member.name })} states={[role.state, removal.state, transfer.state]}>
      <Stack gap="lg" mb="sm" miw="15rem">
        <RoleForm clubId={clubId} member={member} {...role} />
        {self ? null : <RemoveForm clubId={clubId} member={member} {...removal} />}
        {self ? null : <TransferForm clubId={clubId} member={member} {...transfer} />}
      </Stack>
    </AnswerFold>
  );
}

type FormProps = Omit<Props, 'self'> & ReturnType<typeof useFormAction<string>>;

function Ids({ clubId, userId }: { clubId: string; userId: string }) {
  return (
    <>
      <input type="hidden" name="clubId" value={clubId} />
      <input type="hidden" name="userId" value={userId} />
    </>
  );
}

function RoleForm({ clubId, member, state, pending, form }: FormProps) {
  const t = useTranslations('club-members');
  const field = useFieldProps<string>(state, { role: member.role });
  return (
    <form {...form}>
      <Ids clubId={clubId} userId={member.userId} />
      <Stack gap="xs">
        <FormAlert state={state} saved={t('manage.saved')} />
        <NativeSelect
          label={t('manage.role', { name: member.name })}
          data={clubRoles.map((role) => ({ value: role as string, label: t(`roles.${role}`) }))}
          key={member.role}
          {...field('role')}
        />
        <SaveButton pending={pending} label={t('manage.save')} pendingLabel={t('manage.saving')} />
      </Stack>
    </form>
  );
}

function RemoveForm({ clubId, member, state, pending, form }: FormProps) {
  const t = useTranslations('club-members.manage');
  const id = `remove-${member.userId}`;
  return (
    <form {...form}>
      <Ids clubId={clubId} userId={member.userId} />
      <Stack gap="xs">
        <FormAlert state={state} />
        <Text size="sm" id={id}>
          {t('removeText', { name: member.name })}
        </Text>
        <Group>
          <Button type="submit" color="red" variant="light" disabled={pending} aria-describedby={id}>
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function TransferForm({ clubId, member, state, pending, form }: FormProps) {
  const t = useTranslations('club-members.manage');
  const field = useFieldProps<string>(state);
  return (
    <form {...form} noValidate>
      <Ids clubId={clubId} userId={member.userId} />
      <Stack gap="xs">
        <FormAlert state={state} />
        <Text size="sm">{t('transferText', { name: member.name })}</Text>
        <TextInput
          label={t('confirmation', { handle: member.handle })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...field('confirmation')}
        />
        <SaveButton pending={pending} label={t('transfer')} pendingLabel={t('transferring')} />
      </Stack>
    </form>
  );
}
