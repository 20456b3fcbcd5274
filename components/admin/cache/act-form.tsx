'use client';

import { Stack } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { SecretField } from '@/components/account/secret-field';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { actOnCacheAction } from '@/lib/admin/actions';
import { useFormAction } from '@/lib/forms/use-form-action';

/** The act in hidden fields, and the password again: not everybody before this screen is who signed in. */
export function ActForm({ fields, label }: { fields: Readonly<Record<string, string>>; label: string }) {
  const t = useTranslations('admin');
  const { state, pending, form } = useFormAction(actOnCacheAction, { clearSecrets: true });
  const field = useFieldProps(state);
  return (
    <form {...form} aria-label={label} noValidate>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Stack maw={420}>
        <SecretField label={t('cache.password')} autoComplete="current-password" {...field('currentPassword')} />
        <FormAlert state={state} saved={t('cache.done')} />
        <SaveButton pending={pending} label={label} pendingLabel={t('cache.doing')} />
      </Stack>
    </form>
  );
}
