'use client';

import { Alert, Button, CopyButton, Group, TextInput } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FormState } from '@/lib/forms';

const never = () => () => undefined;

/** What came of an invitation: that it is on its way, or its link. The server does not know under what name it is reached. */
export function InvitationLink({ state }: { state: FormState }) {
  const t = useTranslations('club-joining.invite');
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  if (state.status !== 'saved' || !state.message) return null;
  if (state.message === 'sent') {
    return (
      <Alert color="green" role="status">
        {t('sent')}
      </Alert>
    );
  }
  const link = `${origin}${state.message}`;
  return (
    <Alert color="green" role="status">
      <Group align="end">
        <TextInput
          label={t('link')}
          value={link}
          readOnly
          style={{ flex: '1 1 16rem' }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>}
        </CopyButton>
      </Group>
    </Alert>
  );
}
