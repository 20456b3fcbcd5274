import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { isNotificationKind, type NotificationKind } from '@/lib/notifications/kinds';

/** A notice of an earlier version may lack what today's text names. */
const unnamed = {
  name: '…',
  handle: '…',
  clubName: '…',
  eventName: '…',
  teamName: '…',
  displayName: '…',
  role: 'member',
};

type Dashed<S extends string> = S extends `${infer Head}.${infer Rest}` ? `${Head}-${Rest}` : S;

/** What a notification says. Of a kind this version does not know, that it can't say. */
export function noticeText(locale: Locale, kind: string, payload: Readonly<Record<string, unknown>>): string {
  const t = getTranslator(locale, 'notifications');
  if (!isNotificationKind(kind)) return t('unknown');
  const key = kind.replace('.', '-') as Dashed<NotificationKind>;
  return t(`kinds.${key}` as 'kinds.club-join-requested', { ...unnamed, ...payload });
}
