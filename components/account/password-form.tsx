'use client';

import { Stack } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { changePasswordAction } from '@/lib/users/actions';
import { SecretField } from './secret-field';

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
