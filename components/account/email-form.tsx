'use client';

import { Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { useFormAction } from '@/lib/forms/use-form-action';
import { changeEmailAction } from '@/lib/users/actions';
import { FormAlert } from './form-alert';
import { SaveButton } from './save-button';
import { SecretField } from './secret-field';
import { useFieldProps } from './use-field-props';

export function EmailForm({ email }: { email: string }) {
  const t = useTranslations('settings.email');
  const { state, pending, form } = useFormAction(changeEmailAction, { clearSecrets: true });
  const field = useFieldProps(state, { email });
  return (
    <form {...form} noValidate>
      <Stack>
        <TextInput
          type="email"
          label={t('email')}
          autoComplete="email"
          maxLength={254}
          required
          withAsterisk={false}
          spellCheck={false}
          {...field('email')}
        />
        <SecretField
          label={t('currentPassword')}
          description={t('currentPasswordHint')}
          autoComplete="current-password"
          {...field('currentPassword')}
        />
        <FormAlert state={state} saved={t('saved')} />
        <SaveButton pending={pending} label={t('save')} pendingLabel={t('pending')} />
      </Stack>
    </form>
  );
}
