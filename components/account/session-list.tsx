'use client';

import { Badge, Button, Group, Paper, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { LocalTime } from '@/components/ui/local-time';
import { PostButton, PostForm } from '@/components/ui/post-form';
import { useFormAction } from '@/lib/forms/use-form-action';
import type { SessionItem } from '@/lib/session/list-sessions';
import { endOtherSessionsAction, endSessionAction } from '@/lib/users/actions';

export function SessionList({ sessions }: { sessions: readonly SessionItem[] }) {
  const t = useTranslations('settings.sessions');
  return (
    <Stack>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {sessions.map((session) => (
          <li key={session.sessionId}>
            <SessionRow session={session} />
          </li>
        ))}
      </Stack>
      {sessions.length > 1 ? <EndOthers /> : <Text c="dimmed">{t('onlyThis')}</Text>}
    </Stack>
  );
}

function SessionRow({ session }: { session: SessionItem }) {
  const t = useTranslations('settings.sessions');
  const auth = useTranslations('auth.logout');
  const { browser, system } = session.device;
  const device = t('device', { browser: browser ?? t('unknownBrowser'), system: system ?? t('unknownSystem') });
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>{device}</Text>
            {session.current ? <Badge variant="light">{t('current')}</Badge> : null}
          </Group>
          <Text size="sm" c="dimmed">
            {t('signedIn')} <LocalTime iso={session.createdAt} />
            {session.current ? null : (
              <>
                {' · '}
                {t('lastSeen')} <LocalTime iso={session.lastSeenAt} format="date" />
              </>
            )}
          </Text>
        </div>
        {session.current ? (
          <PostForm action="/logout">
            <PostButton variant="default" pendingLabel={auth('pending')}>
              {auth('submit')}
            </PostButton>
          </PostForm>
        ) : (
          <EndSession sessionId={session.sessionId} device={device} />
        )}
      </Group>
    </Paper>
  );
}

function EndSession({ sessionId, device }: { sessionId: string; device: string }) {
  const t = useTranslations('settings.sessions');
  const { state, pending, form } = useFormAction(endSessionAction);
  return (
    <form {...form}>
      <input type="hidden" name="sessionId" value={sessionId} />
      <FormAlert state={state} />
      <Button type="submit" variant="default" disabled={pending}>
        {pending ? t('ending') : t('end')} <VisuallyHidden>{device}</VisuallyHidden>
      </Button>
    </form>
  );
}

function EndOthers() {
  const t = useTranslations('settings.sessions');
  const { state, pending, form } = useFormAction(endOtherSessionsAction);
  return (
    <form {...form}>
      <FormAlert state={state} />
      <Group>
        <Button type="submit" color="red" variant="light" disabled={pending}>
          {pending ? t('ending') : t('endOthers')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('endOthersHint')}
        </Text>
      </Group>
    </form>
  );
}
