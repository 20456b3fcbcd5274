import { Stack, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { PressForm } from '@/components/ui/press-form';
import { handleMessageAction } from '@/lib/admin/actions';
import { listMessages } from '@/lib/admin/data/lists';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { AdminFrame } from './admin-frame';
import { AdminPaging } from './admin-paging';

export async function MessagesPage({ locale, after }: { locale: Locale; after: string | null }) {
  const t = getTranslator(locale, 'admin');
  const page = await listMessages(after);
  return (
    <AdminFrame locale={locale} section="messages" lead={t('messages.lead')}>
      {page.items.length === 0 ? <EmptyState title={t('messages.empty')} text={t('messages.emptyText')} /> : null}
      <Stack gap="xl">
        {page.items.map((message) => (
          <article key={message.messageId}>
            <Text fw={600} id={`message-${message.messageId}`}>
              {message.name} <a href={`mailto:${encodeURIComponent(message.email)}`}>{message.email}</a>
            </Text>
            <Text size="sm" c="dimmed">
              <LocalTime iso={new Date(message.createdMs).toISOString()} locale={locale} />
            </Text>
            <Text my="xs" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {message.message}
            </Text>
            {message.handledMs === null ? (
              <PressForm
                action={handleMessageAction}
                name="messageId"
                value={message.messageId}
                label={t('messages.handle')}
                describedBy={`message-${message.messageId}`}
              />
            ) : (
              <Text size="sm">
                {message.handledBy ? t('messages.handled', { handle: message.handledBy }) : t('messages.handledGone')}
              </Text>
            )}
          </article>
        ))}
      </Stack>
      <AdminPaging locale={locale} path="/admin/messages" after={after} next={page.next} />
    </AdminFrame>
  );
}
