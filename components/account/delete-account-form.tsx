'use client';

import { Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { AnswerFold } from '@/components/ui/answer-fold';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { deleteAccountAction } from '@/lib/users/actions';
import { SecretField } from './secret-field';

/** Asks for what somebody who only passes by an open screen does not type. */
export function DeleteAccountForm({ handle }: { handle: string }) {
  const t = useTranslations('settings.delete');
  const { state, pending, form } = useFormAction(deleteAccountAction, { clearSecrets: true });
  const field = useFieldProps(state);
  return (
    <AnswerFold summary={t('open')} states={[state]}>
      <form {...form} noValidate>
        <Stack>
          <TextInput
            label={t('handle', { handle })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            {...field('handle')}
          />
          <SecretField label={t('currentPassword')} autoComplete="current-password" {...field('currentPassword')} />
          <FormAlert state={state} />
          <SaveButton pending={pending} label={t('action')} pendingLabel={t('pending')} />
        </Stack>
      </form>
    </AnswerFold>
  );
}
