'use client';

import { Checkbox, Fieldset, NativeSelect, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { visibilities } from '@/lib/policy';
import { setPrivacyAction } from '@/lib/profiles/actions';
import type { OwnProfile } from '@/lib/profiles/data/own';

const flags = ['showRealName', 'showRatings', 'showLaps', 'showResults'] as const;

export function PrivacyForm({ profile }: { profile: OwnProfile }) {
  const t = useTranslations('settings-profiles');
  const { state, pending, form } = useFormAction(setPrivacyAction);
  const field = useFieldProps(state, { visibility: profile.visibility });
  /** A checkbox that was cleared is absent from what was typed. */
  const checked = (flag: (typeof flags)[number]) =>
    state.status === 'invalid' ? state.values[flag] !== undefined : profile[flag];
  return (
    <form {...form} noValidate>
      <input type="hidden" name="profileId" value={profile.profileId} />
      <Stack>
        <FormAlert state={state} saved={t('saved')} />
        <NativeSelect
          label={t('fields.visibility')}
          data={visibilities.map((value) => ({ value: value as string, label: t(`visibility.${value}`) }))}
          {...field('visibility')}
        />
        <Fieldset legend={t('privacyPage.sections')}>
          <Stack gap="sm">
            {flags.map((flag) => (
              <Checkbox key={flag} name={flag} label={t(`fields.${flag}`)} defaultChecked={checked(flag)} />
            ))}
          </Stack>
        </Fieldset>
        <SaveButton pending={pending} label={t('save')} pendingLabel={t('saving')} />
      </Stack>
    </form>
  );
}
