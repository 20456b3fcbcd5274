import { sql } from 'drizzle-orm';
import { tableTag, tag } from '../../../drizzle/tags.ts';
import { minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { encodePlace } from '../../paging/cursor.ts';
import { instantOf, microsOf } from '../../paging/page.ts';
import { ownedBy } from '../../users/personal-key.ts';
import { decodeNoticePlace } from '../cursor.ts';

export type NotificationItem = {
  notificationId: string;
  kind: string;
  payload: Record<string, unknown>;
  read: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
};
export type NotificationPage = { items: NotificationItem[]; older: string | null };

const pageSize = 20;

async function load(userId: string, before: string | null): Promise<NotificationPage> {
  const place = decodeNoticePlace(before);
  const rows = (await db().execute(sql`
    select n.id as "notificationId", n.kind, n.payload::text as payload, n.read_at is not null as read,
      ${microsOf(sql`n.created_at`)} as micros
    from notifications n
    where n.user_id = ${userId} and ${
      place ? sql`(n.created_at, n.id) < (${instantOf(place[0])}, ${place[1]}::uuid)` : sql`true`
    }
    order by n.created_at desc nulls first, n.id desc
    limit ${pageSize + 1}
  `)) as unknown as (Omit<NotificationItem, 'payload' | 'createdAt'> & { payload: string; micros: string })[];
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    items: shown.map(({ micros, payload, ...item }) => ({
      ...item,
      payload: JSON.parse(payload) as Record<string, unknown>,
      createdAt: new Date(Number(micros) / 1000).toISOString(),
    })),
    older: rows.length > pageSize && last ? encodePlace([Number(last.micros), last.notificationId]) : null,
  };
}

/** A user's notifications, the newest first, 20 a page; `before` is the `older` of the page before. One SQL query. */
export const listNotifications = query(load, {
  name: 'notifications',
  personal: ownedBy((userId: string) => userId),
  ttl: minutes(10),
  tags: (_page, userId) => [tag.userNotifications(userId), tableTag('notifications')],
});
