'use client';

import { useTranslations } from 'use-intl/react';
import { type FormState, fieldErrors, fieldValue } from '@/lib/forms';

/** The text of message keys of the `validation` namespace. */
export function useErrorText(): (key: string) => string {
  const t = useTranslations('validation');
  return (key) => (t.has(key as never) ? t(key as never) : t('invalid'));
}

/**
 * Props of an input for its field: name, what was typed or stored, and what is wrong with it. Without JavaScript the
 * browser itself focuses the first wrong field.
 */
export function useFieldProps<F extends string>(state: FormState<F>, stored: Partial<Record<F, string>> = {}) {
  const text = useErrorText();
  const firstWrong = state.status === 'invalid' ? Object.keys(state.fields)[0] : undefined;
  return (name: F) => {
    const errors = fieldErrors(state, name);
    return {
      name,
      defaultValue: fieldValue(state, name, stored[name]),
      error: errors.length > 0 ? errors.map(text).join(' ') : undefined,
      autoFocus: name === firstWrong,
    };
  };
}
