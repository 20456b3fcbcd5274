'use client';

import { Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { askToJoinAction } from '@/lib/clubs/join-actions';
import { useFormAction } from '@/lib/forms/use-form-action';

export function AskForm({ clubId }: { clubId: string }) {
  const t = useTranslations('club-joining.ask');
  const { state, pending, form } = useFormAction(askToJoinAction);
  const field = useFieldProps<string>(state);
  return (
    <form {...form} noValidate>
      <input type="hidden" name="clubId" value={clubId} />
      <Stack>
        <FormAlert state={state} />
        <Textarea label={t('message')} description={t('messageHint')} maxLength={500} rows={4} {...field('message')} />
        <SaveButton pending={pending} label={t('submit')} pendingLabel={t('pending')} />
      </Stack>
    </form>
  );
}
