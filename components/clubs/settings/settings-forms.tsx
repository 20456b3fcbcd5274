'use client';

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useErrorText, useFieldProps } from '@/components/ui/use-field-props';
import { deleteClubAction, renameClubAction, setClubLinksAction, updateClubAction } from '@/lib/clubs/actions';
import type { ClubDetail } from '@/lib/clubs/data/club';
import { mostLinks } from '@/lib/clubs/limits';
import { fieldErrors } from '@/lib/forms';
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

export function LinksForm({ club }: Props) {
  const t = useTranslations('clubs.settings');
  const text = useErrorText();
  const { state, pending, form } = useFormAction(setClubLinksAction);
  const errors = [...fieldErrors<string>(state, 'label'), ...fieldErrors<string>(state, 'url')];
  const rows = Array.from({ length: mostLinks }, (_, row) => ({
    place: row + 1,
    link: club.links[row] ?? { label: '', url: '' },
  }));
  return (
    <form {...form} noValidate>
      <input type="hidden" name="clubId" value={club.clubId} />
      <Stack>
        <FormAlert state={state} saved={t('saved')} />
        {errors.length > 0 ? (
          <div role="alert" style={{ color: 'var(--mantine-color-error)' }}>
            {errors.map(text).join(' ')}
          </div>
        ) : null}
        {rows.map(({ place, link }) => (
          <Group key={place} grow preventGrowOverflow={false} align="end" wrap="wrap">
            <TextInput
              name="label"
              label={t('linkLabel', { n: place })}
              defaultValue={link.label}
              maxLength={40}
              style={{ flex: '1 1 10rem' }}
            />
            <TextInput
              name="url"
              type="url"
              label={t('linkUrl', { n: place })}
              placeholder="https://"
              defaultValue={link.url}
              maxLength={300}
              style={{ flex: '2 1 14rem' }}
            />
          </Group>
        ))}
        <SaveButton pending={pending} label={t('save')} pendingLabel={t('saving')} />
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
    <form {...form} noValidate>
      <input type="hidden" name="clubId" value={club.clubId} />
      <Stack mt="md">
        <FormAlert state={state} />
        <TextInput label={t('confirmation', { club: club.name })} autoComplete="off" {...field('confirmation')} />
        <Group>
          <Button type="submit" color="red" variant="light" disabled={pending}>
            {pending ? t('deleting') : t('delete')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
