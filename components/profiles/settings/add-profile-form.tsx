'use client';

import { Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { addProfileAction } from '@/lib/profiles/actions';
import { SimulatorSelect } from './claim-form';
import { type CountryOption, CountrySelect } from './country-select';

export function AddProfileForm({ countries }: { countries: readonly CountryOption[] }) {
  const t = useTranslations('settings-profiles');
  const { state, pending, form } = useFormAction(addProfileAction);
  const field = useFieldProps(state, { simulator: 'iracing' });
  const claimed = state.status === 'saved' && state.message === 'claimed';
  const line = { required: true, withAsterisk: false, autoComplete: 'off', spellCheck: false } as const;
  return (
    <form {...form} noValidate>
      <Stack>
        <FormAlert state={state} saved={claimed ? t('add.claimed') : t('add.done')} />
        <SimulatorSelect label={t('fields.simulator')} {...field('simulator')} />
        <TextInput
          label={t('fields.identifier')}
          description={t('fields.identifierHint')}
          maxLength={64}
          {...line}
          {...field('identifier')}
        />
        <TextInput label={t('fields.displayName')} maxLength={80} {...line} {...field('displayName')} />
        <CountrySelect countries={countries} {...field('country')} />
        <SaveButton pending={pending} label={t('add.action')} pendingLabel={t('saving')} />
      </Stack>
    </form>
  );
}
