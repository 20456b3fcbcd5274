'use client';

import { NativeSelect } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl/react';

export type CountryOption = { value: string; label: string };

/** Countries are named by the server: the browser's own names could differ and break hydration. */
export function CountrySelect({
  countries,
  ...rest
}: { countries: readonly CountryOption[] } & Omit<ComponentProps<typeof NativeSelect>, 'data'>) {
  const t = useTranslations('settings-profiles');
  return (
    <NativeSelect
      label={t('fields.country')}
      data={[{ value: '', label: t('fields.noCountry') }, ...countries]}
      autoComplete="country"
      {...rest}
    />
  );
}
