'use client';

import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslations } from 'use-intl/react';

/** A password field whose eye can be found by keyboard and by name. */
export function SecretField(props: PasswordInputProps) {
  const t = useTranslations('auth');
  return (
    <PasswordInput
      required
      withAsterisk={false}
      maxLength={256}
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
      {...props}
    />
  );
}
