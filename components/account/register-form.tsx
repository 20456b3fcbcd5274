'use client';

import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { PostButton, PostForm } from '@/components/ui/post-form';
import { SiteLink } from '@/components/ui/site-link';
import { useFieldProps } from '@/components/ui/use-field-props';
import type { FormState } from '@/lib/forms';
import { SecretField } from './secret-field';
import { TimeZoneField } from './time-zone-field';

export type RegisterField = 'name' | 'handle' | 'email' | 'password' | 'timeZone';
type RegisterFormProps = {
  state: FormState<RegisterField>;
  next: string | undefined;
  locale: string;
  zones: readonly string[];
};

export function RegisterForm({ state, next, locale, zones }: RegisterFormProps) {
  const t = useTranslations('auth.register');
  const field = useFieldProps(state, { timeZone: 'UTC' });
  const plain = { required: true, withAsterisk: false, spellCheck: false } as const;
  return (
    <PostForm action="/register/submit" next={next}>
      <input type="hidden" name="locale" value={locale} />
      <Stack>
        <FormAlert state={state} />
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          autoComplete="name"
          maxLength={80}
          {...plain}
          {...field('name')}
        />
        <TextInput
          label={t('handle')}
          description={t('handleHint')}
          autoComplete="nickname"
          autoCapitalize="none"
          maxLength={24}
          {...plain}
          {...field('handle')}
        />
        <TextInput
          type="email"
          label={t('email')}
          description={t('emailHint')}
          autoComplete="email"
          maxLength={254}
          {...plain}
          {...field('email')}
        />
        <SecretField
          label={t('password')}
          description={t('passwordHint')}
          autoComplete="new-password"
          {...field('password')}
        />
        <TimeZoneField
          label={t('timeZone')}
          zones={zones}
          detect={state.status === 'idle'}
          hint={({ detected }) => (detected ? t('timeZoneDetected') : t('timeZoneHint'))}
          {...field('timeZone')}
        />
        <PostButton fullWidth pendingLabel={t('pending')}>
          {t('submit')}
        </PostButton>
        <Text size="sm" c="dimmed">
          {t.rich('terms', {
            terms: (text) => <SiteLink href="/terms">{text}</SiteLink>,
            privacy: (text) => <SiteLink href="/privacy">{text}</SiteLink>,
          })}
        </Text>
      </Stack>
    </PostForm>
  );
}
