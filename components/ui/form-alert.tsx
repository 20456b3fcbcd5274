'use client';

import { Alert, Anchor } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import type { FormState } from '@/lib/forms';
import { useErrorText } from './use-field-props';

/** What a form as a whole has to say: that it is saved, or why not. Announced when it appears. */
export function FormAlert({ state, saved }: { state: FormState; saved?: string }) {
  const t = useTranslations('validation');
  const text = useErrorText();
  if (state.status === 'saved' && saved) {
    return (
      <Alert color="green" role="status">
        {saved}
      </Alert>
    );
  }
  if (state.status !== 'invalid' || !state.form) return null;
  return (
    <Alert color="red" role="alert">
      {text(state.form)}
      {state.form === 'outdated' || state.form === 'otherOrigin' ? (
        <>
          {' '}
          <Anchor inherit href="">
            {t('reload')}
          </Anchor>
        </>
      ) : null}
    </Alert>
  );
}
