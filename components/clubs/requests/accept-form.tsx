'use client';

import { Stack } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { acceptInvitationAction } from '@/lib/clubs/join-actions';
import { useFormAction } from '@/lib/forms/use-form-action';

export function AcceptForm({ token }: { token: string }) {
  const t = useTranslations('club-joining.accept');
  const { state, pending, form } = useFormAction(acceptInvitationAction);
  return (
    <form {...form}>
      <input type="hidden" name="token" value={token} />
      <Stack>
        <FormAlert state={state} />
        <SaveButton pending={pending} label={t('submit')} pendingLabel={t('pending')} />
      </Stack>
    </form>
  );
}
