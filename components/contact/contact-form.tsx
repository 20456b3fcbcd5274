'use client';

import { Stack, Textarea, TextInput, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { PostButton, PostForm } from '@/components/ui/post-form';
import { useFieldProps } from '@/components/ui/use-field-props';
import type { FormState } from '@/lib/forms';

type Props = { state: FormState; name: string };

export function ContactForm({ state, name }: Props) {
  const t = useTranslations('contact');
  const field = useFieldProps<string>(state, { name });
  const plain = { required: true, withAsterisk: false } as const;
  return (
    <PostForm action="/contact/submit">
      <Stack>
        <FormAlert state={state} />
        <TextInput label={t('name')} autoComplete="name" maxLength={80} {...plain} {...field('name')} />
        <TextInput
          type="email"
          label={t('email')}
          description={t('emailHint')}
          autoComplete="email"
          maxLength={254}
          {...plain}
          {...field('email')}
        />
        <Textarea label={t('message')} rows={7} maxLength={2_000} {...plain} {...field('message')} />
        {/* For robots: people neither see it nor come to it, and screen readers pass it by. */}
        <VisuallyHidden aria-hidden="true">
          <label>
            {t('website')}
            <input type="text" name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </VisuallyHidden>
        <PostButton pendingLabel={t('pending')}>{t('submit')}</PostButton>
      </Stack>
    </PostForm>
  );
}
