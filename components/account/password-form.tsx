'use client';

import { Stack } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { useFormAction } from '@/lib/forms/use-form-action';
import { changePasswordAction } from '@/lib/users/actions';
import { FormAlert } from './form-alert';
import { SaveButton } from './save-button';
import { SecretField } from './secret-field';
import { useFieldProps } from './use-field-props';

export function PasswordForm({ handle }: { handle: string }) {
  const t = useTranslations('settings.password');
  const { state, pending, form } = useFormAction(changePasswordAction, { clearSecrets: true });
  const field = useFieldProps(state);
  return (
    <form {...form} noValidate>
      <Stack>
        {/* Tells password managers whose password this is. */}
        <input type="text" name="username" defaultValue={handle} autoComplete="username" hidden readOnly />
        <SecretField label={t('currentPassword')} autoComplete="current-password" {...field('currentPassword')} />
        <SecretField
          label={t('newPassword')}
          description={t('newPasswordHint')}
          autoComplete="new-password"
          {...field('newPassword')}
        />
        <FormAlert state={state} saved={t('saved')} />
        <SaveButton pending={pending} label={t('save')} pendingLabel={t('pending')} />
      </Stack>
    </form>
  );
}
