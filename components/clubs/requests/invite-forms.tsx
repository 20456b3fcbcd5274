'use client';

import { NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { createLinkInvitationAction, createMailInvitationAction } from '@/lib/clubs/join-actions';
import { useFormAction } from '@/lib/forms/use-form-action';
import { InvitationLink } from './invitation-link';

function RoleSelect(props: ReturnType<ReturnType<typeof useFieldProps<string>>>) {
  const t = useTranslations('club-joining');
  return (
    <NativeSelect
      label={t('invite.role')}
      data={(['member', 'manager'] as const).map((role) => ({ value: role as string, label: t(`roles.${role}`) }))}
      {...props}
    />
  );
}

export function LinkForm({ clubId }: { clubId: string }) {
  const t = useTranslations('club-joining.invite');
  const { state, pending, form } = useFormAction(createLinkInvitationAction);
  const field = useFieldProps<string>(state, { role: 'member', maxUses: '1' });
  return (
    <form {...form} noValidate aria-label={t('linkTitle')}>
      <input type="hidden" name="clubId" value={clubId} />
      <Stack>
        <FormAlert state={state} />
        <InvitationLink state={state} />
        <NumberInput label={t('uses')} min={1} max={100} allowDecimal={false} {...field('maxUses')} />
        <RoleSelect {...field('role')} />
        <SaveButton pending={pending} label={t('makeLink')} pendingLabel={t('making')} />
      </Stack>
    </form>
  );
}

export function MailForm({ clubId, sendsMail }: { clubId: string; sendsMail: boolean }) {
  const t = useTranslations('club-joining.invite');
  const { state, pending, form } = useFormAction(createMailInvitationAction);
  const field = useFieldProps<string>(state, { role: 'member' });
  return (
    <form {...form} noValidate aria-label={t('mailTitle')}>
      <input type="hidden" name="clubId" value={clubId} />
      <Stack>
        <FormAlert state={state} />
        <InvitationLink state={state} />
        {sendsMail ? null : (
          <Text size="sm" c="dimmed">
            {t('noMail')}
          </Text>
        )}
        {/* Made anew once it has been used: the next press is for another address. */}
        <TextInput
          key={state.status === 'saved' ? state.message : 'fresh'}
          type="email"
          label={t('email')}
          description={t('emailHint')}
          maxLength={254}
          autoComplete="off"
          {...field('email')}
        />
        <RoleSelect {...field('role')} />
        <SaveButton pending={pending} label={t('sendMail')} pendingLabel={t('making')} />
      </Stack>
    </form>
  );
}
