'use client';

import { Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { updateProfileAction } from '@/lib/profiles/actions';
import type { OwnProfile } from '@/lib/profiles/data/own';
import { type CountryOption, CountrySelect } from './country-select';

export function ProfileForm({ profile, countries }: { profile: OwnProfile; countries: readonly CountryOption[] }) {
  const t = useTranslations('settings-profiles');
  const { state, pending, form } = useFormAction(updateProfileAction);
  const field = useFieldProps(state, {
    displayName: profile.displayName,
    country: profile.country ?? '',
    realName: profile.realName ?? '',
  });
  return (
    <form {...form} noValidate>
      <input type="hidden" name="profileId" value={profile.profileId} />
      <Stack>
        <FormAlert state={state} saved={t('saved')} />
        <TextInput
          label={t('fields.displayName')}
          required
          withAsterisk={false}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          {...field('displayName')}
        />
        <CountrySelect countries={countries} {...field('country')} />
        <TextInput
          label={t('fields.realName')}
          description={t('fields.realNameHint')}
          maxLength={80}
          autoComplete="name"
          spellCheck={false}
          {...field('realName')}
        />
        <SaveButton pending={pending} label={t('save')} pendingLabel={t('saving')} />
      </Stack>
    </form>
  );
}
