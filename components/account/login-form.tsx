'use client';

import { Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { PostButton, PostForm } from '@/components/ui/post-form';
import { useFieldProps } from '@/components/ui/use-field-props';
import type { FormState } from '@/lib/forms';
import { SecretField } from './secret-field';

export type LoginField = 'identifier' | 'password';

export function LoginForm({ state, next }: { state: FormState<LoginField>; next: string | undefined }) {
  const t = useTranslations('auth.login');
  const field = useFieldProps(state);
  return (
    <PostForm action="/login/submit" next={next}>
      <Stack>
        <FormAlert state={state} />
        <TextInput
          label={t('identifier')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          required
          withAsterisk={false}
          {...field('identifier')}
        />
        <SecretField
          label={t('password')}
          autoComplete="current-password"
          {...field('password')}
          autoFocus={state.status === 'invalid' && !state.fields.identifier}
        />
        <PostButton fullWidth pendingLabel={t('pending')}>
          {t('submit')}
        </PostButton>
      </Stack>
    </PostForm>
  );
}
