import { Badge, Group, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { PressForm } from '@/components/ui/press-form';
import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { markAllReadAction, markReadAction } from '@/lib/notifications/actions';
import { listNotifications, type NotificationItem } from '@/lib/notifications/data/list';
import { noticePath } from '@/lib/notifications/notice-link';
import type { Viewer } from '@/lib/session/viewer';
import { noticeText } from './notice-text';
import classes from './notifications-page.module.css';

type Props = { locale: Locale; viewer: Viewer; before: string | null };

export async function NotificationsPage({ locale, viewer, before }: Props) {
  const t = getTranslator(locale, 'notifications');
  const { items, older } = await listNotifications(viewer.userId, before);
  return (
    <ClientMessages locale={locale} namespaces={['validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          items.some(({ read }) => !read) ? (
            <PressForm action={markAllReadAction} name="all" value="1" label={t('markAllRead')} />
          ) : null
        }
      />
      {items.length === 0 ? (
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <Notice key={item.notificationId} locale={locale} item={item} />
          ))}
        </ul>
      )}
      <Pagination
        label={t('paging')}
        previous={before !== null && { href: '/notifications', label: t('newest') }}
        next={older && { href: `/notifications?before=${older}`, label: t('older') }}
      />
    </ClientMessages>
  );
}

function Notice({ locale, item }: { locale: Locale; item: NotificationItem }) {
  const t = getTranslator(locale, 'notifications');
  const path = noticePath(item.kind, item.payload);
  const text = noticeText(locale, item.kind, item.payload);
  const id = `notice-${item.notificationId}`;
  return (
    <li className={classes.item} data-unread={item.read ? undefined : true}>
      <div className={classes.text}>
        <span id={id}>{path ? <SiteLink href={path}>{text}</SiteLink> : text}</span>{' '}
        {item.read ? null : <Badge size="sm">{t('new')}</Badge>}
        <Text size="sm" c="dimmed">
          <LocalTime iso={item.createdAt} locale={locale} />
        </Text>
      </div>
      {item.read ? null : (
        <Group>
          <PressForm
            action={markReadAction}
            name="notificationId"
            value={item.notificationId}
            label={t('markRead')}
            describedBy={id}
          />
        </Group>
      )}
    </li>
  );
}
