'use client';

import { Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { changeEmailAction } from '@/lib/users/actions';
import { SecretField } from './secret-field';

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
