'use client';

import { Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { createClubAction } from '@/lib/clubs/actions';
import { useFormAction } from '@/lib/forms/use-form-action';
import { ClubFields } from './club-fields';

export function NewClubForm({ countries }: { countries: readonly { value: string; label: string }[] }) {
  const t = useTranslations('clubs');
  const { state, pending, form } = useFormAction(createClubAction);
  const field = useFieldProps<string>(state, { visibility: 'public', rosterVisibility: 'members' });
  return (
    <form {...form} noValidate>
      <Stack>
        <FormAlert state={state} />
        <ClubFields field={field} countries={countries} />
        <TextInput
          label={t('fields.slug')}
          description={t('fields.slugHint')}
          maxLength={48}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...field('slug')}
        />
        <SaveButton pending={pending} label={t('new.submit')} pendingLabel={t('new.pending')} />
      </Stack>
    </form>
  );
}
