'use client';

import { Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { createReportAction } from '@/lib/reports/actions';

export function ReportForm({ type, id }: { type: string; id: string }) {
  const t = useTranslations('reports');
  const { state, pending, form } = useFormAction(createReportAction);
  const field = useFieldProps<string>(state);
  return (
    <form {...form} noValidate>
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="id" value={id} />
      <Stack>
        <FormAlert state={state} saved={t('saved')} />
        <Textarea label={t('reason')} description={t('reasonHint')} rows={5} maxLength={1_000} {...field('reason')} />
        <SaveButton pending={pending} label={t('submit')} pendingLabel={t('pending')} />
      </Stack>
    </form>
  );
}
