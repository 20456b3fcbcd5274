'use client';

import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { claimProfileAction } from '@/lib/profiles/actions';
import { simulators } from '@/lib/profiles/simulators';

/** `simulator` and `identifier`: what a profile's own page has filled in already. */
export function ClaimForm({ simulator, identifier }: { simulator: string; identifier: string }) {
  const t = useTranslations('settings-profiles');
  const { state, pending, form } = useFormAction(claimProfileAction);
  const field = useFieldProps(state, { simulator, identifier });
  return (
    <form {...form} noValidate>
      <Stack>
        <FormAlert state={state} saved={t('claim.done')} />
        <SimulatorSelect label={t('fields.simulator')} {...field('simulator')} />
        <TextInput
          label={t('fields.identifier')}
          description={t('fields.identifierHint')}
          required
          withAsterisk={false}
          maxLength={64}
          autoComplete="off"
          {...field('identifier')}
        />
        <SaveButton pending={pending} label={t('claim.action')} pendingLabel={t('saving')} />
      </Stack>
    </form>
  );
}

export function SimulatorSelect(props: {
  label: string;
  name: string;
  defaultValue: string;
  error?: string | undefined;
}) {
  return (
    <NativeSelect data={simulators.map(({ slug, name }) => ({ value: slug as string, label: name }))} {...props} />
  );
}
