'use client';

import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import type { useFieldProps } from '@/components/ui/use-field-props';
import { descriptionLength, nameLength } from '@/lib/clubs/limits';
import { clubVisibilities, rosterVisibilities } from '@/lib/policy';

type Props = {
  field: ReturnType<typeof useFieldProps<string>>;
  countries: readonly { value: string; label: string }[];
};

/** What a club says of itself, and to whom: in the form that founds it and in its settings. */
export function ClubFields({ field, countries }: Props) {
  const t = useTranslations('clubs');
  return (
    <>
      <TextInput
        label={t('fields.name')}
        description={t('fields.nameHint')}
        maxLength={nameLength}
        required
        withAsterisk={false}
        autoComplete="off"
        {...field('name')}
      />
      <Textarea
        label={t('fields.description')}
        description={t('fields.descriptionHint')}
        maxLength={descriptionLength}
        rows={5}
        {...field('description')}
      />
      <NativeSelect
        label={t('fields.country')}
        data={[{ value: '', label: t('fields.noCountry') }, ...countries]}
        {...field('country')}
      />
      <NativeSelect
        label={t('fields.visibility')}
        description={t('fields.visibilityHint')}
        data={clubVisibilities.map((value) => ({ value: value as string, label: t(`visibility.${value}`) }))}
        {...field('visibility')}
      />
      <NativeSelect
        label={t('fields.rosterVisibility')}
        description={t('fields.rosterVisibilityHint')}
        data={rosterVisibilities.map((value) => ({ value: value as string, label: t(`roster.${value}`) }))}
        {...field('rosterVisibility')}
      />
    </>
  );
}
