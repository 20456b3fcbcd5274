'use client';

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { AnswerFold } from '@/components/ui/answer-fold';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { deleteClubAction, renameClubAction, updateClubAction } from '@/lib/clubs/actions';
import type { ClubDetail } from '@/lib/clubs/data/club';
import { useFormAction } from '@/lib/forms/use-form-action';
import { ClubFields } from './club-fields';

type Props = { club: ClubDetail };

export function DetailsForm({ club, countries }: Props & { countries: readonly { value: string; label: string }[] }) {
  const t = useTranslations('clubs');
  const { state, pending, form } = useFormAction(updateClubAction);
  const { name, visibility, rosterVisibility } = club;
  const stored = {
    name,
    visibility,
    rosterVisibility,
    description: club.description ?? '',
    country: club.country ?? '',
  };
  return (
    <form {...form} noValidate>
      <input type="hidden" name="clubId" value={club.clubId} />
      <Stack>
        <FormAlert state={state} saved={t('settings.saved')} />
        <ClubFields field={useFieldProps<string>(state, stored)} countries={countries} />
        <SaveButton pending={pending} label={t('settings.save')} pendingLabel={t('settings.saving')} />
      </Stack>
    </form>
  );
}

export function RenameForm({ club }: Props) {
  const t = useTranslations('clubs');
  const { state, pending, form } = useFormAction(renameClubAction);
  const field = useFieldProps<string>(state, { slug: club.slug });
  return (
    <form {...form} noValidate>
      <input type="hidden" name="clubId" value={club.clubId} />
      <Stack>
        <FormAlert state={state} />
        <TextInput
          label={t('fields.slug')}
          description={t('settings.addressText')}
          maxLength={48}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...field('slug')}
        />
        <SaveButton pending={pending} label={t('settings.rename')} pendingLabel={t('settings.saving')} />
      </Stack>
    </form>
  );
}

export function DeleteForm({ club }: Props) {
  const t = useTranslations('clubs.settings');
  const { state, pending, form } = useFormAction(deleteClubAction);
  const field = useFieldProps<string>(state);
  return (
    <AnswerFold summary={t('deleteOpen')} states={[state]}>
      <form {...form} noValidate>
        <input type="hidden" name="clubId" value={club.clubId} />
        <Stack>
          <FormAlert state={state} />
          <TextInput label={t('confirmation', { club: club.name })} autoComplete="off" {...field('confirmation')} />
          <Group>
            <Button type="submit" color="red" variant="light" disabled={pending}>
              {pending ? t('deleting') : t('delete')}
            </Button>
          </Group>
        </Stack>
      </form>
    </AnswerFold>
  );
}
