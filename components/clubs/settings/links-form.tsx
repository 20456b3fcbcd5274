'use client';

import { Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { setClubLinksAction } from '@/lib/clubs/actions';
import type { ClubDetail } from '@/lib/clubs/data/club';
import { linkLabelLength, linkRows, linkUrlLength } from '@/lib/clubs/limits';
import { useFormAction } from '@/lib/forms/use-form-action';

export function LinksForm({ club }: { club: ClubDetail }) {
  const t = useTranslations('clubs.settings');
  const { state, pending, form } = useFormAction<string>(setClubLinksAction);
  const stored = Object.fromEntries(
    club.links.flatMap(({ label, url }, row) => [
      [`label${row + 1}`, label],
      [`url${row + 1}`, url],
    ]),
  );
  const field = useFieldProps<string>(state, stored);
  return (
    <form {...form} noValidate>
      <input type="hidden" name="clubId" value={club.clubId} />
      <Stack>
        <FormAlert state={state} saved={t('saved')} />
        {linkRows.map((row) => (
          <Group key={row} align="start" wrap="wrap">
            <TextInput
              label={t('linkLabel', { n: row })}
              maxLength={linkLabelLength}
              style={{ flex: '1 1 10rem' }}
              {...field(`label${row}`)}
            />
            <TextInput
              type="url"
              label={t('linkUrl', { n: row })}
              placeholder="https://"
              maxLength={linkUrlLength}
              style={{ flex: '2 1 14rem' }}
              {...field(`url${row}`)}
            />
          </Group>
        ))}
        <SaveButton pending={pending} label={t('save')} pendingLabel={t('saving')} />
      </Stack>
    </form>
  );
}
