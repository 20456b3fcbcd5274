'use client';

import { Alert, Button, CopyButton, Group, Text, TextInput } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { readOutcome } from '@/lib/clubs/invitation-outcome';
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
  const outcome = readOutcome(state.message);
  if (outcome.mail === 'sent') {
    return (
      <Alert color="green" role="status">
        {t('sent')}
      </Alert>
    );
  }
  const link = `${origin}${outcome.path}`;
  return (
    <Alert color={outcome.mail === 'failed' ? 'yellow' : 'green'} role="status">
      {outcome.mail === 'failed' ? <Text mb="xs">{t('unsent')}</Text> : null}
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
