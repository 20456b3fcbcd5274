'use client';

import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { decideRequestAction } from '@/lib/clubs/join-actions';
import { useFormAction } from '@/lib/forms/use-form-action';

type Props = { clubId: string; requestId: string; name: string };

export function DecideForm({ clubId, requestId, name }: Props) {
  const t = useTranslations('club-joining.requests');
  const { state, pending, form } = useFormAction(decideRequestAction);
  return (
    <form {...form} aria-label={t('label', { name })}>
      <input type="hidden" name="clubId" value={clubId} />
      <input type="hidden" name="requestId" value={requestId} />
      <Stack gap="xs">
        <FormAlert state={state} />
        <Group>
          <Button type="submit" name="decision" value="accept" disabled={pending}>
            {t('accept')}
          </Button>
          <Button type="submit" name="decision" value="refuse" variant="default" disabled={pending}>
            {t('refuse')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
