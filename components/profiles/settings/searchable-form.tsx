'use client';

import { Checkbox, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFormAction } from '@/lib/forms/use-form-action';
import { setSearchableAction } from '@/lib/profiles/actions';

export function SearchableForm({ searchable }: { searchable: boolean }) {
  const t = useTranslations('settings-profiles');
  const { state, pending, form } = useFormAction(setSearchableAction);
  const checked = state.status === 'invalid' ? state.values.searchable !== undefined : searchable;
  return (
    <form {...form} noValidate>
      <Stack>
        <FormAlert state={state} saved={t('saved')} />
        <Checkbox name="searchable" label={t('fields.searchable')} defaultChecked={checked} />
        <SaveButton pending={pending} label={t('save')} pendingLabel={t('saving')} />
      </Stack>
    </form>
  );
}
