'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { resendInvitationAction, revokeInvitationAction } from '@/lib/clubs/join-actions';
import { useFormAction } from '@/lib/forms/use-form-action';
import { InvitationLink } from './invitation-link';

type Props = { clubId: string; invitationId: string; byMail: boolean; children: ReactNode };

/** One invitation that can still be used; `children` say which. */
export function OpenInvitation({ clubId, invitationId, byMail, children }: Props) {
  const t = useTranslations('club-joining.invite');
  const resend = useFormAction(resendInvitationAction);
  const revoke = useFormAction(revokeInvitationAction);
  const id = `invitation-${invitationId}`;
  const ids = (
    <>
      <input type="hidden" name="clubId" value={clubId} />
      <input type="hidden" name="invitationId" value={invitationId} />
    </>
  );
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text id={id}>{children}</Text>
        <Group>
          <form {...resend.form}>
            {ids}
            <Button type="submit" variant="default" size="xs" disabled={resend.pending} aria-describedby={id}>
              {byMail ? t('resendMail') : t('resend')}
            </Button>
          </form>
          <form {...revoke.form}>
            {ids}
            <Button type="submit" variant="default" size="xs" disabled={revoke.pending} aria-describedby={id}>
              {t('revoke')}
            </Button>
          </form>
        </Group>
      </Group>
      <FormAlert state={resend.state} />
      <InvitationLink state={resend.state} />
      <FormAlert state={revoke.state} />
    </Stack>
  );
}
